-- What moved the scores of agencies from one side to another, indicator by indicator and cause by cause, exactly: a score
-- is a mean, S = sum of w x c / W over what counts (weights w, counted percents c). First what counts and its weights
-- change, at the percents of before (of what is new, its own): each adds (w - w before) x (c - S before) / W. Then the
-- percents change, at the weights of now: each adds w x (c - c before) / W. Together that is the change of the mean.
-- Source: decision 0019.
-- Each of in_agencies is compared with the one of in_formers at the same place: itself, or the one that it goes on from.
-- gain / scale are the exact points; null where nothing counts on a side. expression is the same in plain numbers.
-- counted_from, counted_to: the percent before and after this cause. A row without an indicator is of an agency.
create function app.change_parts(in_city text, in_agencies integer[], in_formers integer[],
	from_year integer, from_quarter integer, from_as_of timestamptz,
	to_year integer, to_quarter integer, to_as_of timestamptz)
returns table (agency_id integer, indicator_id integer, kind text, before_id integer, after_id integer,
	before_weight numeric, after_weight numeric, counted_from numeric, counted_to numeric, whole boolean,
	gain numeric, scale numeric, expression text)
language plpgsql stable rows 100 set search_path = pg_catalog, app as $$
#variable_conflict use_column
begin
	return query
	with rules as materialized (
		select (body->>'cap')::numeric as cap from app.rule_pack_in_force('RANKING', app.period_end(to_year, to_quarter))
	),
	before as materialized (
		select h.agency_id as holder, i.* from unnest(in_agencies, in_formers) as h(agency_id, former_id)
		join app.change_items(in_city, from_year, from_quarter, from_as_of,
			case when cardinality(in_formers) = 1 then in_formers[1] end) as i on i.agency_id = h.former_id
	),
	after as materialized (
		select i.agency_id as holder, i.* from app.change_items(in_city, to_year, to_quarter, to_as_of,
			case when cardinality(in_agencies) = 1 then in_agencies[1] end) as i where i.agency_id = any(in_agencies)
	),
	joined as materialized (
		select holder, indicator_id, b.publication_id as before_id, a.publication_id as after_id, b.counted as before,
			a.counted as after, coalesce(b.weight, 0) as before_weight, coalesce(a.weight, 0) as after_weight
		from before b full join after a using (holder, indicator_id)
	),
	totals as materialized (
		select holder, sum(before_weight) filter (where before is not null) as weight_before,
			sum(before_weight * before) as points_before, sum(after_weight) filter (where after is not null) as weight_after
		from joined group by holder
	),
	-- What counts and its weights.
	weights as (
		select j.*, coalesce(j.before, j.after) as counted,
			case when j.after is not null then j.after_weight else 0 end
				- case when j.before is not null then j.before_weight else 0 end as more,
			case when j.before is not null and j.after is not null then 'WEIGHT'
				when h.former_id <> h.agency_id then 'AGENCY'
				-- It was, or is now, published with a weight of 0.
				when (other.p).agency_id = case when j.before is null then h.former_id else h.agency_id end
					and (other.p).weight = 0 and (other.p).percent is not null then 'WEIGHT'
				when (other.p).agency_id <> h.agency_id then 'AGENCY'
				when (from_year, from_quarter) <> (to_year, to_quarter) then case when j.before is null then 'REPORTED' else 'MISSING' end
				when (other.p).id is null then case when j.before is null then 'LATE_PUBLICATION' else 'MISSING' end
				when j.before is null and app.is_kept((other.p).input, (select p.input from app.publication p where p.id = j.after_id))
					then 'LATE_PUBLICATION'
				else 'CORRECTION' end as kind,
			h.former_id <> h.agency_id and (j.before is null or j.after is null) as goes_on
		from joined j join unnest(in_agencies, in_formers) as h(agency_id, former_id) on h.agency_id = j.holder
		-- The other side, where it does not count there.
		left join lateral (
			select case when j.before is null then app.publication_then(j.indicator_id, from_year, from_quarter, from_as_of)
				else app.publication_then(j.indicator_id, to_year, to_quarter, to_as_of) end as p
		) as other on j.before is null or j.after is null
		where (j.before is not null or j.after is not null)
			and (j.before is null or j.after is null or j.before_weight <> j.after_weight)
	),
	parts as (
		select w.holder, case when not w.goes_on then w.indicator_id end as indicator_id, w.kind, w.before_id, w.after_id,
			w.before_weight, w.after_weight, w.before as counted_from, w.after as counted_to, false as whole,
			w.more * (w.counted * t.weight_before - t.points_before) as gain,
			t.weight_after * t.weight_before as scale,
			format('%s * (%s - %s / %s) / %s', app.literal(w.more), app.literal(w.counted), app.literal(t.points_before),
				app.literal(t.weight_before), app.literal(t.weight_after)) as expression
		from weights w join totals t using (holder)
		union all
		select j.holder, j.indicator_id, s.kind, j.before_id, j.after_id, j.before_weight, j.after_weight, s.counted_from,
			s.counted_to, s.whole, j.after_weight * (s.counted_to - s.counted_from) * t.weight_before,
			t.weight_after * t.weight_before, format('%s * (%s - %s) / %s', app.literal(j.after_weight),
				app.literal(s.counted_to), app.literal(s.counted_from), app.literal(t.weight_after))
		from joined j join totals t using (holder)
		cross join lateral app.counted_steps(j.before_id, j.after_id, j.before, j.after, (select cap from rules)) as s
		where j.before is not null and j.after is not null and j.before_id <> j.after_id
			and (j.before <> j.after or (from_year, from_quarter) = (to_year, to_quarter))
	)
	select p.holder, p.indicator_id, p.kind, p.before_id, p.after_id, p.before_weight, p.after_weight, p.counted_from,
		p.counted_to, p.whole, p.gain, p.scale, p.expression
	from parts p where p.indicator_id is not null
	union all
	select p.holder, null, p.kind, null, null, null, null, null, null, false, sum(p.gain), min(p.scale),
		string_agg(p.expression, ' + ' order by p.before_id, p.after_id)
	from parts p where p.indicator_id is null group by p.holder, p.kind;
end
$$;

grant execute on function app.change_parts to app_anon, app_member;
