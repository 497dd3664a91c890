-- What an agency's year needs: until when a period is reported, as dated rules; and the answers that were given to keys, so
-- that what is sent twice is done once.

alter table app.rule_pack drop constraint rule_pack_kind_check;
alter table app.rule_pack add constraint rule_pack_kind_check
	check (kind in ('ATTAINMENT', 'BAND', 'RANKING', 'MECHANISM', 'SRA', 'REGIME', 'CALENDAR'));

insert into app.rule_pack (kind, version, title, title_en, valid_from, source, body) values
('CALENDAR', '2017.1', 'Kalender pelaporan', 'Calendar of reporting', '2017-01-01',
	'Pengaturan awal; kota menetapkan batas waktunya sendiri dengan paket baru',
	'{"quarter": {"due_days": 15, "lock_days": 92}, "year": {"due_days": 60, "lock_days": 150}, "returned_days": 7}');

-- What an act answered to a key that its caller chose. The digest is of what was asked.
create table app.act_key (
	user_id integer not null references app.app_user (id) on delete cascade,
	act text not null,
	key text not null check (length(key) between 8 and 100),
	digest bytea not null,
	answer integer,
	at timestamptz not null default now(),
	primary key (user_id, act, key)
);
create index act_key_at on app.act_key (at);

-- Who gave an entry back: evaluators go on seeing what they gave back themselves, until it is mended.
alter table app.achievement add returned_by integer references app.app_user (id);
