-- The steps of a computed attainment. Every expression is arithmetic on literals that gives its value: exactly where
-- that ends within 20 decimals, else half-up at 10. A figure that does not end is repeated as its own expression.
create function app.attainment_steps(input jsonb, core record) returns jsonb
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	direction text := input->>'direction';
	accumulation text := coalesce(input->>'accumulation', 'NONE');
	cap numeric := (input->>'cap')::numeric;
	steps jsonb := '[]';
	actual text;
	bound text;
	expression text;
	num numeric := core.num;
	den numeric := core.den;
begin
	if direction = 'YES_NO' then
		expression := core.num::text;
		steps := steps || app.trace_step('Terlaksana', 'Done', expression, core.num);
	elsif direction = 'MILESTONE' then
		actual := coalesce(app.sum_expression(core.actuals), '0');
		bound := app.sum_expression(core.lowers);
		steps := steps || app.trace_step('Bobot tahapan selesai', 'Weight of milestones done', actual, core.a)
			|| app.trace_step('Bobot semua tahapan', 'Weight of all milestones', bound, core.t_lower);
		expression := app.literal(core.a) || ' / ' || app.literal(core.t_lower) || ' * 100';
		steps := steps || app.trace_step('Rumus', 'Formula', expression, app.decimal_ratio(num, den));
	else
		actual := case accumulation
			when 'AVERAGE' then '(' || app.sum_expression(core.actuals) || ') / ' || cardinality(core.actuals)
			when 'RATIO_OF_SUMS' then '(' || app.sum_expression(core.actuals) || ') / ('
				|| app.sum_expression(core.denominators) || ') * 100'
			else app.sum_expression(core.actuals) end;
		steps := steps || app.trace_step('Realisasi', 'Actual', actual, app.decimal_ratio(core.a, core.a_den));
		actual := app.operand(actual, core.a, core.a_den);
		if core.t_lower = core.t_upper then
			bound := app.mean_expression(core.lowers, core.t_den);
			steps := steps || app.trace_step('Target', 'Target', bound, app.decimal_ratio(core.t_lower, core.t_den));
		else
			steps := steps
				|| app.trace_step('Batas bawah target', 'Lower bound of the target',
					app.mean_expression(core.lowers, core.t_den), app.decimal_ratio(core.t_lower, core.t_den))
				|| app.trace_step('Batas atas target', 'Upper bound of the target',
					app.mean_expression(core.uppers, core.t_den), app.decimal_ratio(core.t_upper, core.t_den));
		end if;
		if core.branch = 'ABOVE' then
			bound := app.operand(app.mean_expression(core.uppers, core.t_den), core.t_upper, core.t_den);
		else
			bound := app.operand(app.mean_expression(core.lowers, core.t_den), core.t_lower, core.t_den);
		end if;
		expression := case
			when core.branch in ('INSIDE', 'ZERO_MET') then '100'
			when core.branch = 'ZERO_MISSED' then '0'
			when direction = 'MAXIMIZE' then actual || ' / ' || bound || ' * 100'
			when direction = 'STABILIZE' then
				'max(0, 1 - abs(' || actual || ' - ' || bound || ') / ' || bound || ') * 100'
			when coalesce(input->>'formula', 'LINEAR') = 'LINEAR' then
				'(2 * ' || bound || ' - ' || actual || ') / ' || bound || ' * 100'
			else bound || ' / ' || actual || ' * 100' end;
		steps := steps || app.trace_step(
			case core.branch when 'INSIDE' then 'Di dalam rentang target' when 'ZERO_MET' then 'Target nol terpenuhi'
				when 'ZERO_MISSED' then 'Target nol tidak terpenuhi' else 'Rumus' end,
			case core.branch when 'INSIDE' then 'Within the target range' when 'ZERO_MET' then 'Zero target met'
				when 'ZERO_MISSED' then 'Zero target missed' else 'Formula' end,
			expression, app.decimal_ratio(num, den));
	end if;

	expression := coalesce(app.literal(app.exact_ratio(num, den)), expression);
	if core.least_percent is not null then
		if num < core.least_percent * den then num := core.least_percent; den := 1; end if;
		expression := 'max(' || app.literal(core.least_percent) || ', ' || expression || ')';
		steps := steps || app.trace_step('Batas terendah', 'Floor', expression, app.decimal_ratio(num, den));
		expression := coalesce(app.literal(app.exact_ratio(num, den)), expression);
	end if;
	if cap is not null then
		if num > cap * den then num := cap; den := 1; end if;
		expression := 'min(' || app.literal(cap) || ', ' || expression || ')';
		steps := steps || app.trace_step('Batas tertinggi', 'Cap', expression, app.decimal_ratio(num, den));
		expression := coalesce(app.literal(app.exact_ratio(num, den)), expression);
	end if;
	return steps || app.trace_step('Dibulatkan', 'Rounded', 'round(' || expression || ', 2)', core.percent);
end
$$;

create function app.trace_step(id text, en text, expression text, value numeric) returns jsonb
language sql immutable parallel safe
return jsonb_build_object('label', jsonb_build_object('id', id, 'en', en),
	'expression', expression, 'value', value::text);

-- A figure inside a longer expression: its exact literal, else the expression that gives it.
create function app.operand(expression text, num numeric, den numeric) returns text
language sql immutable parallel safe
return coalesce(app.literal(app.exact_ratio(num, den)), '(' || expression || ')');

-- Figures as their sum, or as their mean over `count` where that is more than one.
create function app.mean_expression(figures numeric[], count numeric) returns text
language sql immutable parallel safe
return case when count > 1 then '(' || app.sum_expression(figures) || ') / ' || count
	else app.sum_expression(figures) end;

grant execute on function app.attainment_steps, app.trace_step, app.operand, app.mean_expression
	to app_anon, app_member;
