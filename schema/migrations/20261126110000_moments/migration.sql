-- What was known when, so that a ranking as of a moment is what it was then. What is there already counts as known from
-- the beginning. Milliseconds, since a moment that the API shows has no more.

alter table app.indicator add adopted_at timestamptz not null default date_trunc('milliseconds', now());
alter table app.indicator_definition add recorded_at timestamptz not null default date_trunc('milliseconds', now());
alter table app.agency
	add recorded_at timestamptz not null default date_trunc('milliseconds', now()),
	-- What it was before each change, oldest first: [{until, name, name_en, short_name, valid_to}].
	add former jsonb not null default '[]' check (jsonb_typeof(former) = 'array');
update app.indicator set adopted_at = '-infinity';
update app.indicator_definition set recorded_at = '-infinity';
update app.agency set recorded_at = '-infinity';

-- How many published figures have a due period inside that was not reported.
alter table app.agency_score add incomplete_count integer not null default 0 check (incomplete_count >= 0);

-- Whoever is ranked needs 60 % of the weight computable, not only published. Scores do not move; who had too little that
-- could be computed is ranked no longer. Rollups of another method are made anew when the rules are laid.
alter table app.city_score add method_version text;
insert into app.rule_pack (kind, version, title, title_en, valid_from, valid_to, source, body) values
('RANKING', '2026.1', 'Peringkat perangkat daerah; diperingkat bila bobotnya dapat dihitung',
	'Ranking of agencies; ranked where its weight can be computed', date '2017-01-01', null,
	'Keputusan produk 0006 dan 0018: rata-rata tertimbang capaian terbit, tiap capaian paling tinggi 100',
	'{"cap": "100", "minimum_reported": "60", "weight_change": "20"}');
