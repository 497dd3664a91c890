-- The version of a kind of rule that is in force on a day; the newest where two overlap.
create or replace function app.rule_pack_in_force(in_kind text, in_day date default null) returns app.rule_pack
language sql stable parallel safe set search_path = pg_catalog, app as $$
	select p from app.rule_pack p
	where p.kind = in_kind and p.valid_from <= coalesce(in_day, app.today())
		and (p.valid_to is null or p.valid_to >= coalesce(in_day, app.today()))
	order by p.valid_from desc, p.version desc limit 1
$$;

-- The band of a rounded, capped percent: the highest lower bound that it reaches (90.99 is HIGH, 91 is VERY_HIGH).
create or replace function app.band(percent numeric, in_day date default null) returns text
language plpgsql stable parallel safe set search_path = pg_catalog, app as $$
begin
	if percent is null then return null; end if;
	return (
		select b->>'code' from jsonb_array_elements((app.rule_pack_in_force('BAND', in_day)).body->'bands') as b
		where b->>'from' is null or (b->>'from')::numeric <= percent
		order by (b->>'from')::numeric desc nulls last limit 1);
end
$$;
