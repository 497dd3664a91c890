-- Percent of target of one actual: the one place where the formulas stand.
-- a, lower and upper share a positive denominator, which cancels: give numerators. lower = upper is a point target.
-- Result num / den (den > 0), the branch that applied, or a reason why there is none.
-- Source: contract "Attainment"; ranges after PermenPANRB 8/2021: inside 100, outside the nearest bound only.
create function app.attainment_formula(
	direction text, formula text, zero_target text, a numeric, lower numeric, upper numeric,
	out num numeric, out den numeric, out branch text, out reason text)
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	bound numeric;
begin
	if lower < upper and a >= lower and a <= upper then
		num := 100; den := 1; branch := 'INSIDE';
		return;
	end if;
	if lower = upper then
		bound := lower; branch := 'POINT';
	elsif a < lower then
		bound := lower; branch := 'BELOW';
	else
		bound := upper; branch := 'ABOVE';
	end if;

	if bound < 0 then
		reason := 'NEGATIVE_TARGET';
	elsif bound = 0 then
		if zero_target = 'MET' and direction = 'MINIMIZE' then
			num := case when a <= 0 then 100 else 0 end; den := 1;
			branch := case when a <= 0 then 'ZERO_MET' else 'ZERO_MISSED' end;
		else
			reason := 'ZERO_TARGET';
		end if;
	elsif direction = 'MAXIMIZE' then
		num := a * 100; den := bound;
	elsif direction = 'STABILIZE' then
		num := greatest(0, (bound - abs(a - bound)) * 100); den := bound;
	elsif formula = 'LINEAR' then
		num := (2 * bound - a) * 100; den := bound;
	elsif a = 0 then
		reason := 'ZERO_ACTUAL';
	else
		num := sign(a) * bound * 100; den := abs(a);
	end if;
end
$$;

grant execute on function app.attainment_formula to app_anon, app_member;
