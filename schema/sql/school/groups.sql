-- The groups that schools fall into by a dimension, in order, with words in both languages. Groups by region: those of
-- the city inside `within`; requirements: those in force on the day. Error: 22023 for an unknown dimension.
create function app.school_groups(in_dimension text, in_city text, within text, on_day date)
returns table (ordinal integer, key text, label text, label_en text)
language plpgsql stable rows 10 set search_path = pg_catalog, app as $$
begin
	case in_dimension
		when 'DISTRICT', 'VILLAGE' then return query
			select row_number() over (order by r.code)::integer, r.code, r.name, r.name from app.region r
			where (case in_dimension when 'DISTRICT' then r.parent_code = in_city
					else r.parent_code in (select d.code from app.region d where d.parent_code = in_city) end)
				and (within is null or starts_with(r.code || '.', within || '.') or starts_with(within || '.', r.code || '.'));
		when 'REQUIREMENT' then return query
			select r.ordinal::integer, r.code, r.name, r.name_en from app.requirement r
			where r.pack_version = (app.rule_pack_in_force('MECHANISM', on_day)).version;
		when 'LEVEL' then return query values (1, 'PAUD', 'PAUD', 'Early childhood'), (2, 'PRIMARY', 'SD/MI', 'Primary'),
			(3, 'JUNIOR', 'SMP/MTs', 'Junior secondary'), (4, 'SENIOR', 'SMA/SMK/MA', 'Senior secondary'),
			(5, 'SPECIAL', 'SLB', 'Special');
		when 'OWNERSHIP' then return query values (1, 'PUBLIC', 'Negeri', 'Public'), (2, 'PRIVATE', 'Swasta', 'Private');
		when 'AUTHORITY' then return query values (1, 'CITY', 'Pemerintah kota', 'City government'),
			(2, 'PROVINCE', 'Pemerintah provinsi', 'Provincial government'),
			(3, 'RELIGIOUS_AFFAIRS', 'Kementerian Agama', 'Ministry of Religious Affairs');
		when 'MECHANISM' then return query
			select w.ordinal::integer, w.status, app.mechanism_words(w.status)->>'id', app.mechanism_words(w.status)->>'en'
			from unnest('{ENFORCED,ESTABLISHED,DRAFTED,EXPIRED,NONE}'::text[]) with ordinality as w(status, ordinal);
		when 'SRA_STAGE' then return query values (1, 'ADVOCATED', 'Diadvokasi', 'Advocated'),
			(2, 'TRAINED', 'Dilatih', 'Trained'), (3, 'EVALUATED', 'Dievaluasi', 'Evaluated'),
			(4, 'DECLARED', 'Dideklarasikan', 'Declared'), (5, 'DECREED', 'Ber-SK', 'Decreed'),
			(6, 'STANDARD_MET', 'Terstandar', 'Standard met'), (7, 'CERTIFIED', 'Tersertifikasi', 'Certified'),
			(8, 'NONE', 'Belum mulai', 'Not begun');
		else perform app.refuse_input('by', 'NO_CHOICE', 'is no dimension of schools');
	end case;
end
$$;

-- The schools of a city that pass a filter, counted by a dimension, as [SchoolGroup]; empty groups are listed too.
-- compliant: ESTABLISHED or ENFORCED; by requirement: schools that meet it. compliance: the mean of the schools' shown
-- compliance, exact, half-up at 2 decimals; by requirement: met as 100, partly as 50. Null in an empty group.
-- in_as_of: as of that moment, as app.matching_schools has it.
create function app.school_breakdown(in_city text, in_dimension text, in_filter jsonb default '{}',
	in_as_of timestamptz default null) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	groups jsonb;
begin
	if in_dimension = 'REQUIREMENT' then return app.requirement_breakdown(in_city, in_filter, in_as_of); end if;
	with matched as materialized (select * from app.matching_schools(in_city, in_filter, in_as_of)),
	known as (select * from app.school_groups(in_dimension, in_city, in_filter->>'within',
		app.day_of(coalesce(in_as_of, now())))),
	members as (
		select g.ordinal, g.key, g.label, g.label_en, m.id, m.status,
			m.status in ('ESTABLISHED', 'ENFORCED') as compliant, m.compliance
		from known g
		left join matched m on g.key = case in_dimension
			when 'LEVEL' then m.level when 'OWNERSHIP' then m.ownership when 'AUTHORITY' then m.authority
			when 'MECHANISM' then m.status when 'SRA_STAGE' then coalesce(m.sra_stage, 'NONE')
			when 'VILLAGE' then m.village_code when 'DISTRICT' then left(m.village_code, 8) end
	),
	counted as (
		select ordinal, key, label, label_en, count(id) as count, count(id) filter (where compliant) as compliant,
			count(id) filter (where status = 'ENFORCED') as enforced,
			count(id) filter (where status = 'ESTABLISHED') as established,
			app.round_ratio(sum(compliance) filter (where id is not null), nullif(count(id), 0)) as compliance
		from members group by ordinal, key, label, label_en
	)
	select jsonb_agg(jsonb_build_object('key', key, 'label', label, 'labelEn', label_en, 'count', count,
		'compliant', compliant, 'established', established, 'enforced', enforced, 'compliance', compliance::text) order by ordinal)
	into groups from counted;
	return coalesce(groups, '[]');
end
$$;

-- The same by requirement: every school is in the group of each.
create function app.requirement_breakdown(in_city text, in_filter jsonb, in_as_of timestamptz) returns jsonb
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	groups jsonb;
begin
	with matched as materialized (
		select m.status, m.met, m.partly from app.matching_schools(in_city, in_filter, in_as_of) m
	),
	whole as materialized (
		select count(*) as count, count(*) filter (where status = 'ENFORCED') as enforced,
			count(*) filter (where status = 'ESTABLISHED') as established
		from matched
	),
	met as materialized (select code, count(*) from matched, unnest(met) as code group by code),
	partly as materialized (select code, count(*) from matched, unnest(partly) as code group by code)
	select jsonb_agg(jsonb_build_object('key', g.key, 'label', g.label, 'labelEn', g.label_en, 'count', w.count,
		'compliant', coalesce(m.count, 0), 'established', w.established, 'enforced', w.enforced, 'compliance',
		app.round_ratio(coalesce(m.count, 0) * 100 + coalesce(p.count, 0) * 50, nullif(w.count, 0))::text) order by g.ordinal)
	into groups
	from app.school_groups('REQUIREMENT', in_city, in_filter->>'within', app.day_of(coalesce(in_as_of, now()))) g
	cross join whole w left join met m on m.code = g.key left join partly p on p.code = g.key;
	return coalesce(groups, '[]');
end
$$;

grant execute on function app.school_groups, app.school_breakdown, app.requirement_breakdown to app_anon, app_member;
