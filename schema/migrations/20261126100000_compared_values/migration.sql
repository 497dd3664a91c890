-- A published figure says what it lacks and by which rules it was computed; a correction is an entry of its own beside the
-- published one until it is published; reasons in English; a rule for what was due and not reported.

alter table app.publication
	-- The version of the rule pack ATTAINMENT that it was computed by; kept when it is published anew.
	add rule_version text not null default '2024.1',
	-- How many due periods inside an accumulated figure have no report.
	add missing smallint not null default 0 check (missing >= 0);
alter table app.publication alter rule_version drop default;

update app.publication p set missing = m.missing
from (
	select q.id, count(*) as missing
	from app.publication q cross join lateral jsonb_array_elements(q.input->'entries') as e
	where case q.input->>'direction' when 'MILESTONE' then e->'done' is null and (e->>'weight')::numeric > 0
		else q.input->>'accumulation' <> 'NONE' and coalesce(e->'target', e->'lower') is not null and case
			when q.input->>'direction' = 'YES_NO' then e->'done' is null
			when q.input->>'accumulation' = 'RATIO_OF_SUMS' then not e ?& array['numerator', 'denominator']
			else e->'actual' is null end end
	group by q.id
) as m
where m.id = p.id;

-- The published entry that this one corrects; null for an entry of its own. It takes the place of that one when published.
alter table app.achievement add corrects_id integer references app.achievement (id);
create unique index achievement_corrects on app.achievement (corrects_id) where corrects_id is not null;
alter table app.achievement drop constraint achievement_indicator_id_year_quarter_key;
create unique index achievement_entry on app.achievement (indicator_id, year, quarter, (corrects_id is null));

-- What was being corrected so far becomes such an entry, and what is published stands again.
create temporary table being_corrected on commit drop as
select a.*, p.achievement_version as published_version from app.achievement a
join app.publication p on p.achievement_id = a.id and p.superseded_at is null
where a.status <> 'PUBLISHED';
insert into app.achievement (city_code, agency_id, indicator_id, year, quarter, status, version, actual, numerator,
	denominator, note, entered_by, updated_at, corrects_id)
select city_code, agency_id, indicator_id, year, quarter, status, version - published_version, actual, numerator,
	denominator, note, entered_by, updated_at, id from being_corrected;
update app.achievement_version v set achievement_id = c.id, version = v.version - b.published_version
from being_corrected b join app.achievement c on c.corrects_id = b.id
where v.achievement_id = b.id and v.version > b.published_version;
update app.achievement a set status = 'PUBLISHED', version = b.published_version, actual = v.actual,
	numerator = v.numerator, denominator = v.denominator, note = v.note, updated_at = v.at
from being_corrected b join app.achievement_version v on v.achievement_id = b.id and v.version = b.published_version
where a.id = b.id;

-- Why, in English beside the Indonesian; null where nobody wrote it.
alter table app.achievement_version add reason_en text, add check (reason is not null or reason_en is null);
alter table app.target add reason_en text, add check (reason is not null or reason_en is null);

-- missing: what a due period without a report means; REPORTED_ONLY where a version does not say.
insert into app.rule_pack (kind, version, title, title_en, valid_from, valid_to, source, body) values
('ATTAINMENT', '2026.1', 'Rumus capaian; yang jatuh tempo dan tidak dilaporkan bukan keuntungan',
	'Attainment formulas; what is due and not reported is no gain', date '2026-01-01', null,
	'PermenPANRB 8/2021 (target rentang); praktik LKjIP; keputusan produk 0005 dan 0018',
	'{"rounding": "half-up", "decimals": 2, "missing": "TARGETS_DUE"}');
