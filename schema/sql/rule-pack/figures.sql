-- The version of a kind of rule that is in force on a day (today where it is null); the newest where two overlap, and
-- the first one for a day before all.
create function app.rule_pack_in_force(in_kind text, in_day date default null) returns app.rule_pack
language plpgsql stable parallel safe set search_path = pg_catalog, app as $$
declare
	day date := coalesce(in_day, app.today());
	pack app.rule_pack;
begin
	select p.* into pack from app.rule_pack p
	where p.kind = in_kind and p.valid_from <= day and (p.valid_to is null or p.valid_to >= day)
	order by p.valid_from desc, p.version desc limit 1;
	if not found then
		select p.* into pack from app.rule_pack p
		where p.kind = in_kind and day < all (select o.valid_from from app.rule_pack o where o.kind = in_kind)
		order by p.valid_from, p.version desc limit 1;
	end if;
	return pack;
end
$$;

-- The band of a rounded, capped percent: the highest lower bound that it reaches (90.99 is HIGH, 91 is VERY_HIGH).
create function app.band(percent numeric, in_day date default null) returns text
language plpgsql stable parallel safe set search_path = pg_catalog, app as $$
declare
	bands jsonb;
	band jsonb;
	found_code text;
	highest numeric;
begin
	if percent is null then return null; end if;
	bands := (app.rule_pack_in_force('BAND', in_day)).body->'bands';
	for i in 0 .. jsonb_array_length(bands) - 1 loop
		band := bands->i;
		if band->>'from' is null then
			found_code := coalesce(found_code, band->>'code');
		elsif (band->>'from')::numeric <= percent and (highest is null or (band->>'from')::numeric > highest) then
			highest := band->>'from'; found_code := band->>'code';
		end if;
	end loop;
	return found_code;
end
$$;

grant execute on function app.rule_pack_in_force, app.band to app_anon, app_member;
