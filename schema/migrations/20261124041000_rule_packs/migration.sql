-- The rules that the main job runs on, dated and with their source. A change is a new version, never an update.

insert into app.rule_pack (kind, version, title, title_en, valid_from, valid_to, source, body) values
('ATTAINMENT', '2024.1', 'Rumus capaian', 'Attainment formulas', date '2017-01-01', null,
	'PermenPANRB 8/2021 (target rentang); praktik LKjIP; keputusan produk 0005',
	'{"rounding": "half-up", "decimals": 2}'),
('BAND', '2017.1', 'Skala nilai peringkat kinerja', 'Performance bands', date '2017-01-01', null,
	'Permendagri 54/2010, dipakai dalam praktik Permendagri 86/2017; batas bawah inklusif',
	'{"bands": [
		{"code": "VERY_HIGH", "from": "91", "name": "Sangat tinggi", "name_en": "Very high"},
		{"code": "HIGH", "from": "76", "name": "Tinggi", "name_en": "High"},
		{"code": "MEDIUM", "from": "66", "name": "Sedang", "name_en": "Medium"},
		{"code": "LOW", "from": "51", "name": "Rendah", "name_en": "Low"},
		{"code": "VERY_LOW", "from": null, "name": "Sangat rendah", "name_en": "Very low"}]}'),
('RANKING', '2024.1', 'Peringkat perangkat daerah', 'Ranking of agencies', date '2017-01-01', null,
	'Keputusan produk 0006: rata-rata tertimbang capaian terbit, tiap capaian paling tinggi 100',
	'{"cap": "100", "minimum_reported": "60", "weight_change": "20"}'),
('MECHANISM', '2023.1', 'Mekanisme penanganan kekerasan di sekolah', 'Mechanism for handling violence at school',
	date '2017-01-01', null,
	'A-Jak Kota Pekalongan (Juli 2023); instrumen SRA 2021 KemenPPPA; bobot: keputusan produk 0007',
	'{"enforced_within_months": 12}'),
('REGIME', '46/2023', 'Tim Pencegahan dan Penanganan Kekerasan (TPPK)', 'School team against violence (TPPK)',
	date '2023-08-04', date '2026-01-08', 'Permendikbudristek 46/2023', '{"team": "TPPK"}'),
('REGIME', '6/2026', 'Budaya Sekolah Aman dan Nyaman (Pokja)', 'Safe and comfortable school culture (Pokja)',
	date '2026-01-09', null, 'Permendikdasmen 6/2026, mencabut 46/2023', '{"team": "POKJA"}');

insert into app.requirement (pack_version, code, ordinal, name, name_en, mandatory, weight, enforces) values
('2023.1', 'DECREE', 1, 'SK tim sekolah dengan murid dan orang tua', 'Decree of the school team with pupils and parents', true, 12, false),
('2023.1', 'PROCEDURE', 2, 'Prosedur tertulis penanganan kekerasan', 'Written procedure', true, 14, false),
('2023.1', 'COMPLAINT_CHANNEL', 3, 'Kanal pengaduan', 'Complaint channel', true, 12, false),
('2023.1', 'WORKING_GROUP', 4, 'Kelompok kerja (pokja) bernama', 'Named working group (pokja)', true, 14, true),
('2023.1', 'REFERRAL', 5, 'Perjanjian rujukan dengan LPPAR/UPTD PPA', 'Referral agreement with the child-protection office', true, 12, false),
('2023.1', 'SOCIALISATION', 6, 'Sosialisasi tahun ini', 'Socialisation this year', false, 8, false),
('2023.1', 'DRILL', 7, 'Simulasi penanganan', 'Simulation or drill', false, 8, true),
('2023.1', 'CASE_LOG', 8, 'Prosedur pencatatan kasus', 'Case-log procedure', true, 8, false),
('2023.1', 'RECRUITMENT', 9, 'Rekrutmen yang aman bagi anak', 'Child-safe recruitment', false, 6, false),
('2023.1', 'REVIEW', 10, 'Tinjauan tahunan', 'Yearly review', false, 6, true);
