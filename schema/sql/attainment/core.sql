-- From an AttainmentInput to the exact percent, without words. Fractions are carried as numerator and denominator.
-- Decides which entries count (accumulation, basis), calls the formula, applies floor and cap, rounds once.
-- Trusts its input: app.attainment_check refuses what is malformed.
-- actuals, denominators, lowers, uppers: the figures used, for the trace. a, t_lower, t_upper are over a_den, t_den.
-- missing: the places, from 0, of the entries that are due and not reported inside an accumulated figure. Under the rule
-- TARGETS_DUE they are no gain: SUM with MAXIMIZE counts nothing against their target, every other one has no percent.
create function app.attainment_core(input jsonb,
	out state text, out reason text, out branch text, out stale boolean,
	out percent numeric, out uncapped numeric, out num numeric, out den numeric, out least_percent numeric,
	out actuals numeric[], out denominators numeric[], out lowers numeric[], out uppers numeric[],
	out a numeric, out a_den numeric, out t_lower numeric, out t_upper numeric, out t_den numeric, out missing integer[])
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	direction text := input->>'direction';
	accumulation text := coalesce(input->>'accumulation', 'NONE');
	annual boolean := coalesce(input->>'basis', 'TO_DATE') = 'ANNUAL';
	formula text := coalesce(input->>'formula', 'LINEAR');
	zero_target text := coalesce(input->>'zeroTarget', 'NOT_COMPUTABLE');
	targets_due boolean := coalesce(input->>'missing', 'REPORTED_ONLY') = 'TARGETS_DUE';
	place integer := -1;
	cap numeric := (input->>'cap')::numeric;
	entry record;
	reported boolean;
	has_target boolean;
	any_reported boolean := false;
	-- Every actual reported, whether or not it had a target.
	all_actuals numeric[] := '{}';
	-- Milestones and yes/no.
	done_weights numeric[] := '{}';
	weights numeric[] := '{}';
	last_done boolean;
	-- The entry whose actual LAST uses, and whether a later one waits for its actual.
	last_actual numeric;
	last_lower numeric;
	last_upper numeric;
	given_lowers numeric[] := '{}';
	given_uppers numeric[] := '{}';
	-- Has no percent, since a due entry is not reported.
	incomplete boolean;
	result record;
	best_num numeric;
	best_den numeric;
	candidate numeric;
begin
	stale := false;
	least_percent := (input->>'floor')::numeric;
	if least_percent is null and direction = 'MINIMIZE' and formula = 'LINEAR' then least_percent := 0; end if;
	actuals := '{}'; denominators := '{}'; lowers := '{}'; uppers := '{}'; missing := '{}';

	for entry in
		select coalesce(e.target, e.lower) as lower, coalesce(e.target, e.upper) as upper,
			e.actual, e.numerator, e.denominator, e.weight, e.done
		from jsonb_to_recordset(input->'entries') as e(target numeric, lower numeric, upper numeric,
			actual numeric, numerator numeric, denominator numeric, weight numeric, done boolean)
	loop
		has_target := entry.lower is not null and entry.upper is not null;
		place := place + 1;

		if direction = 'MILESTONE' then
			if entry.done is null and entry.weight > 0 then missing := missing || place; end if;
			weights := weights || coalesce(entry.weight, 0);
			any_reported := any_reported or entry.done is not null;
			if entry.done then done_weights := done_weights || coalesce(entry.weight, 0); end if;
			continue;
		elsif direction = 'YES_NO' then
			if accumulation = 'NONE' then
				last_done := entry.done;
			elsif entry.done is null then
				if has_target then missing := missing || place; end if;
				stale := stale or (has_target and last_done is not null and accumulation = 'LAST');
			elsif accumulation = 'MAXIMUM' then
				last_done := coalesce(last_done, false) or entry.done;
			else
				last_done := entry.done; stale := false;
			end if;
			continue;
		end if;

		if has_target then
			given_lowers := given_lowers || entry.lower; given_uppers := given_uppers || entry.upper;
		end if;
		if accumulation = 'RATIO_OF_SUMS' then
			reported := entry.numerator is not null and entry.denominator is not null;
			if reported then
				actuals := actuals || entry.numerator; denominators := denominators || entry.denominator;
			end if;
			any_reported := any_reported or reported;
			if has_target and not reported then missing := missing || place; end if;
			continue;
		end if;
		reported := entry.actual is not null;
		if reported then all_actuals := all_actuals || entry.actual; end if;
		if accumulation = 'NONE' then
			any_reported := reported;
			last_actual := entry.actual; last_lower := entry.lower; last_upper := entry.upper;
			continue;
		end if;
		any_reported := any_reported or reported;
		if has_target and not reported then missing := missing || place; end if;
		if accumulation = 'LAST' then
			if reported and (annual or has_target) then
				last_actual := entry.actual; last_lower := entry.lower; last_upper := entry.upper;
				stale := false;
			elsif has_target and not reported and last_actual is not null then
				stale := true;
			end if;
		elsif reported and (has_target or accumulation = 'MAXIMUM' or (accumulation = 'SUM' and annual)) then
			actuals := actuals || entry.actual;
			lowers := lowers || entry.lower; uppers := uppers || entry.upper;
		elsif has_target and not reported and targets_due and accumulation = 'SUM' and direction = 'MAXIMIZE' then
			actuals := actuals || 0.0; lowers := lowers || entry.lower; uppers := uppers || entry.upper;
		end if;
	end loop;
	incomplete := targets_due and cardinality(missing) > 0 and direction <> 'MILESTONE'
		and (accumulation <> 'SUM' or direction <> 'MAXIMIZE');

	a_den := 1; t_den := 1;
	if direction = 'YES_NO' then
		if last_done is null then state := 'NOT_REPORTED'; reason := state; return; end if;
		a := last_done::integer; num := a * 100; den := 1; branch := 'YES_NO';
	elsif not any_reported then
		state := 'NOT_REPORTED'; reason := state; stale := false; return;
	elsif direction = 'MILESTONE' then
		actuals := done_weights; lowers := weights; uppers := weights;
		select coalesce(sum(w), 0) into a from unnest(done_weights) as w;
		select sum(w) into t_lower from unnest(weights) as w;
		t_upper := t_lower; num := a * 100; den := t_lower; branch := 'MILESTONE';
		if den = 0 then state := 'NOT_COMPUTABLE'; reason := 'ZERO_WEIGHT'; return; end if;
	else
		if accumulation in ('NONE', 'LAST') then
			actuals := array[last_actual]; lowers := array[last_lower]; uppers := array[last_upper];
		end if;
		-- Against the last target given, whoever reported it; SUM over the year against every target given.
		if accumulation in ('MAXIMUM', 'RATIO_OF_SUMS') or (accumulation = 'LAST' and annual) then
			lowers := given_lowers[cardinality(given_lowers):]; uppers := given_uppers[cardinality(given_uppers):];
		elsif accumulation = 'SUM' and annual then
			lowers := given_lowers; uppers := given_uppers;
		end if;
		if cardinality(lowers) = 0 or lowers[1] is null or uppers[1] is null then
			state := 'NO_TARGET'; reason := state; stale := false;
			if accumulation = 'RATIO_OF_SUMS' then
				select sum(n) * 100, sum(d) into a, a_den from unnest(actuals, denominators) as r(n, d);
			else
				select case accumulation when 'SUM' then sum(v) when 'AVERAGE' then sum(v)
					when 'MAXIMUM' then case direction when 'MAXIMIZE' then max(v) when 'MINIMIZE' then min(v) end
					else all_actuals[cardinality(all_actuals)] end into a from unnest(all_actuals) as v;
				if accumulation = 'AVERAGE' then a_den := cardinality(all_actuals); end if;
			end if;
			if incomplete then state := 'NOT_COMPUTABLE'; reason := 'INCOMPLETE'; end if;
			return;
		end if;

		t_lower := lowers[1]; t_upper := uppers[1]; a := actuals[1];
		if accumulation in ('SUM', 'AVERAGE') then
			select sum(v) into a from unnest(actuals) as v;
			select sum(l), sum(u) into t_lower, t_upper from unnest(lowers, uppers) as t(l, u);
			if accumulation = 'AVERAGE' then a_den := cardinality(actuals); t_den := cardinality(lowers); end if;
		elsif accumulation = 'RATIO_OF_SUMS' then
			select sum(n) * 100, sum(d) into a, a_den from unnest(actuals, denominators) as r(n, d);
			if a_den = 0 then state := 'NOT_COMPUTABLE'; reason := 'ZERO_DENOMINATOR'; return; end if;
			a := a * sign(a_den); a_den := abs(a_den);
		elsif accumulation = 'MAXIMUM' then
			-- The best one is the one with the highest percent; where none can be computed, the first.
			foreach candidate in array actuals loop
				if direction = 'STABILIZE' then
					result := app.attainment_formula(direction, formula, zero_target, candidate, t_lower, t_upper);
					if (best_num is null and result.num is not null)
						or result.num * best_den > best_num * result.den
						or (result.num * best_den = best_num * result.den
							and greatest(t_lower - candidate, candidate - t_upper)
								< greatest(t_lower - a, a - t_upper)) then
						best_num := result.num; best_den := result.den; a := candidate;
					end if;
				elsif (direction = 'MAXIMIZE' and candidate > a) or (direction = 'MINIMIZE' and candidate < a) then
					a := candidate;
				end if;
			end loop;
			actuals := array[a];
		end if;
		result := app.attainment_formula(direction, formula, zero_target, a * t_den, t_lower * a_den, t_upper * a_den);
		branch := result.branch; num := result.num; den := result.den;
		if result.reason is not null then state := 'NOT_COMPUTABLE'; reason := result.reason; end if;
	end if;
	if incomplete then state := 'NOT_COMPUTABLE'; reason := 'INCOMPLETE'; end if;
	if state is not null then return; end if;

	state := 'COMPUTED';
	uncapped := app.round_ratio(num, den);
	if num < least_percent * den then uncapped := app.round_ratio(least_percent, 1); end if;
	percent := least(uncapped, app.round_ratio(cap, 1));
end
$$;

grant execute on function app.attainment_core to app_anon, app_member;
