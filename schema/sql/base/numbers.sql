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

grant execute on function app.round_ratio, app.exact_ratio, app.decimal_ratio to app_anon, app_member;
