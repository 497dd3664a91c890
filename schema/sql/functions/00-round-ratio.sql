-- The one place where a number is rounded: num / den, half-up (ties away from zero) to 2 decimals.
-- div() is exact integer division, so no inexact quotient is rounded a second time.
create or replace function app.round_ratio(num numeric, den numeric) returns numeric
language sql immutable strict parallel safe set search_path = pg_catalog, app as $$
	select sign(num) * sign(den) * div(abs(num) * 200 + abs(den), abs(den) * 2) * 0.01
$$;

-- num / den where it ends within 20 decimals (the precision of a Decimal), else null.
create or replace function app.exact_ratio(num numeric, den numeric) returns numeric
language sql immutable strict parallel safe set search_path = pg_catalog, app as $$
	select case when q * den = num * 1e20 then trim_scale(q * 1e-20) end
	from (select div(num * 1e20, den) as q) as quotient
$$;

-- num / den as a Decimal: exact where it ends, else half-up at 10 decimals. To show, never to compute on.
create or replace function app.decimal_ratio(num numeric, den numeric) returns numeric
language sql immutable strict parallel safe set search_path = pg_catalog, app as $$
	select coalesce(app.exact_ratio(num, den),
		sign(num) * sign(den) * div(abs(num) * 2e10 + abs(den), abs(den) * 2) * 1e-10)
$$;
