-- Exact fractions. Bodies after `return` are bound when they are created, so no search path can change them; without a
-- setting of their own they are also inlined, which matters where tens of thousands of numbers are computed.

-- The one place where a number is rounded: num / den, half-up (ties away from zero) to 2 decimals.
-- div() is exact integer division, so no inexact quotient is rounded a second time.
create function app.round_ratio(num numeric, den numeric) returns numeric
language sql immutable strict parallel safe
return sign(num) * sign(den) * div(abs(num) * 200 + abs(den), abs(den) * 2) * 0.01;

-- num / den where it ends within 20 decimals (the precision of a Decimal), else null.
create function app.exact_ratio(num numeric, den numeric) returns numeric
language sql immutable parallel safe
return case when div(num * 1e20, den) * den = num * 1e20 then trim_scale(div(num * 1e20, den) * 1e-20) end;

-- num / den as a Decimal: exact where it ends, else half-up at 10 decimals. To show, never to compute on.
create function app.decimal_ratio(num numeric, den numeric) returns numeric
language sql immutable parallel safe
return coalesce(app.exact_ratio(num, den),
	sign(num) * sign(den) * div(abs(num) * 2e10 + abs(den), abs(den) * 2) * 1e-10);

-- Each of these parts over `den`, at 2 decimals, so that they add up to `total`, their sum at 2 decimals or the difference
-- of two such sums (less than a hundredth off): what is shown of each is its floor, and the hundredths that are left over,
-- never more than there are parts, go to the largest remainders, the first of equal ones.
-- So a part without remainder stays as it is, and none is off by a whole hundredth. Null where there is no part.
create function app.apportioned(parts numeric[], den numeric, total numeric) returns numeric[]
language sql immutable parallel safe set search_path = pg_catalog, app as $$
	with cut as (
		select n, floor, part * 100 - floor * den as rest from unnest(parts) with ordinality as p(part, n)
		cross join lateral (
			select div(part * 100, den) - case when part < 0 and part * 100 % den <> 0 then 1 else 0 end as floor
		) as f
	),
	placed as (
		select n, floor, row_number() over (order by rest desc, n) as place, total * 100 - sum(floor) over () as left_over
		from cut
	)
	select array_agg((floor + case when place <= left_over then 1 else 0 end) * 0.01 order by n) from placed
$$;

grant execute on function app.apportioned, app.round_ratio, app.exact_ratio, app.decimal_ratio to app_anon, app_member;
