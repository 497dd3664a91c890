-- From the percent that counted before to the one that counts now, cause by cause: the rule, then the figures, then the
-- targets. Each step puts one of them in place of what it was and computes again; the steps join, so that what they gain
-- adds up to the whole. Source: the snapshots of both publications; decision 0019.

-- cap: that of the ranking now. whole: figures and targets belong together and moved as one, so both are in this step.
-- Between periods the figures are VALUE; between two moments of one period CORRECTION, or LATE_PUBLICATION where nothing
-- that had been reported became another figure.
create function app.counted_steps(
	before_id integer, after_id integer, before_counted numeric, after_counted numeric, cap numeric)
returns table (kind text, counted_from numeric, counted_to numeric, whole boolean)
language plpgsql stable rows 2 set search_path = pg_catalog, app as $$
declare
	former app.publication;
	latter app.publication;
	same_period boolean;
	figures text;
	at numeric := before_counted;
	reached numeric;
	mixed numeric;
begin
	select * into former from app.publication p where p.id = before_id;
	select * into latter from app.publication p where p.id = after_id;
	same_period := (former.year, former.quarter) = (latter.year, latter.quarter);
	figures := case when not same_period then 'VALUE'
		when app.is_kept(former.input, latter.input) then 'LATE_PUBLICATION' else 'CORRECTION' end;

	reached := least(former.percent, cap);
	if app.rule_of(former.input) <> app.rule_of(latter.input) then
		reached := least((case when app.entry_kind(former.input) = app.entry_kind(latter.input) then
			(app.attainment_core(latter.input || jsonb_build_object('entries', former.input->'entries'))).percent end), cap);
		-- Figures of another kind, or none by the new rule: nothing more can be told apart.
		if (reached is null or former.percent is null) then reached := after_counted; end if;
	end if;
	if reached <> at then
		return query select 'RULE_PACK', at, reached, false;
		at := reached;
	end if;

	mixed := app.mixed_percent(former, latter);
	reached := case when mixed is null then after_counted else least(mixed, cap) end;
	if reached <> at then
		return query select figures, at, reached, mixed is null
			or (former.quarter <> latter.quarter and app.grows(latter.input));
	end if;
	if after_counted <> reached then return query select 'TARGET', reached, after_counted, false; end if;

	-- What was published anew between two moments is told, also where the percent stayed.
	if same_period and before_counted = after_counted and at = before_counted and reached = at then
		if app.input_figures(former.input) is distinct from app.input_figures(latter.input) then
			return query select figures, at, at, false;
		elsif former.input->'entries' <> latter.input->'entries' then
			return query select 'TARGET', at, at, false;
		end if;
	end if;
end
$$;

-- Whether target and figures grow together in the course of a year.
create function app.grows(rule jsonb) returns boolean
language sql immutable parallel safe
return rule->>'direction' = 'MILESTONE' or rule->>'accumulation' = 'SUM';

-- The rule of an AttainmentInput, without what it is applied to.
create function app.rule_of(input jsonb) returns jsonb
language sql immutable parallel safe
return input - 'basis' - 'entries';

-- Whether every figure of one input stands in the other as it was: nothing was corrected, something may have come.
create function app.is_kept(former jsonb, latter jsonb) returns boolean
language sql immutable parallel safe
return coalesce(app.input_figures(latter), '[]') @> coalesce(app.input_figures(former), '[]');

-- The percent of the figures of the latter against the targets of the former, by the rule of the latter. Null where the
-- targets belong to the figures: a sum to date, or milestones, of other quarters. Of one quarter, or within one year, each
-- period's target takes the place of its own; else the value compared is set against the one compared then.
create function app.mixed_percent(former app.publication, latter app.publication) returns numeric
language plpgsql stable parallel safe set search_path = pg_catalog, app as $$
declare
	rule jsonb := app.rule_of(latter.input);
	grows boolean := app.grows(rule);
	core record;
	entries jsonb;
begin
	if rule->>'direction' = 'YES_NO' or (grows and former.quarter <> latter.quarter and former.year <> latter.year) then
		return null;
	elsif grows or former.quarter = latter.quarter then
		select jsonb_agg(case when f.entry is null then l.entry
			else (l.entry - 'target' - 'lower' - 'upper' - 'weight') || app.target_part(f.entry) end order by l.n) into entries
		from jsonb_array_elements(latter.input->'entries') with ordinality as l(entry, n)
		left join jsonb_array_elements(former.input->'entries') as f(entry)
			on f.entry#>'{period,quarter}' = l.entry#>'{period,quarter}' and app.target_part(f.entry) <> '{}';
		return (app.attainment_core(latter.input || jsonb_build_object('entries', entries))).percent;
	end if;
	core := app.attainment_core(former.input);
	return (app.attainment_core(rule - 'accumulation' - 'missing' || jsonb_build_object('entries', jsonb_build_array(
		jsonb_build_object('actual', latter.actual::text,
			'lower', app.decimal_ratio(core.t_lower, core.t_den)::text,
			'upper', app.decimal_ratio(core.t_upper, core.t_den)::text))))).percent;
end
$$;

-- What is planned in an entry.
create function app.target_part(entry jsonb) returns jsonb
language sql immutable parallel safe
return jsonb_strip_nulls(jsonb_build_object('target', entry->'target', 'lower', entry->'lower', 'upper', entry->'upper',
	'weight', entry->'weight'));

grant execute on function app.counted_steps, app.grows, app.rule_of, app.is_kept, app.mixed_percent, app.target_part
	to app_anon, app_member;
