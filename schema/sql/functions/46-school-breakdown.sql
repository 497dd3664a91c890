-- The schools of a city that pass a filter, counted by a dimension, as [SchoolGroup]; empty groups are listed too.
-- compliant: ESTABLISHED or ENFORCED; by requirement: schools that meet it. compliance: the mean of the schools' shown
-- compliance, exact, half-up at 2 decimals; by requirement: met as 100, partly as 50. Null in an empty group.
create or replace function app.school_breakdown(in_city text, in_dimension text, in_filter jsonb default '{}')
returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	groups jsonb;
begin
	with matched as materialized (select * from app.matching_schools(in_city, in_filter)),
	known as (select * from app.school_groups(in_dimension, in_city, in_filter->>'within')),
	members as (
		select g.ordinal, g.key, g.label, g.label_en, m.id, m.status,
			case when in_dimension = 'REQUIREMENT' then g.key = any(m.met)
				else m.status in ('ESTABLISHED', 'ENFORCED') end as compliant,
			case when in_dimension <> 'REQUIREMENT' then m.compliance
				when g.key = any(m.met) then 100 when g.key = any(m.partly) then 50 else 0 end as compliance
		from known g
		left join matched m on in_dimension = 'REQUIREMENT' or g.key = case in_dimension
			when 'LEVEL' then m.level when 'OWNERSHIP' then m.ownership when 'AUTHORITY' then m.authority
			when 'MECHANISM' then m.status when 'SRA_STAGE' then coalesce(m.sra_stage, 'NONE')
			when 'VILLAGE' then m.village_code when 'DISTRICT' then left(m.village_code, 8) end and m.id is not null
	),
	counted as (
		select ordinal, key, label, label_en, count(id) as count, count(id) filter (where compliant) as compliant,
			count(id) filter (where status = 'ENFORCED') as enforced,
			app.round_ratio(sum(compliance) filter (where id is not null), nullif(count(id), 0)) as compliance
		from members group by ordinal, key, label, label_en
	)
	select jsonb_agg(jsonb_build_object('key', key, 'label', label, 'labelEn', label_en, 'count', count,
		'compliant', compliant, 'enforced', enforced, 'compliance', compliance::text) order by ordinal)
	into groups from counted;
	return coalesce(groups, '[]');
end
$$;
