-- What the mechanism of a school comes to, kept from holds_from up to, and without, holds_until: nothing that is on record
-- makes it another one between them. Filled and renewed by schema/sql/school/keep.sql. Source: decision 0020.
create table app.school_standing (
	school_id integer not null,
	city_code text not null,
	status text not null,
	compliance numeric,
	has_working_group boolean not null,
	has_referral_path boolean not null,
	met text[] not null,
	partly text[] not null,
	holds_from timestamptz not null,
	holds_until timestamptz not null check (holds_until > holds_from),
	primary key (school_id, holds_from),
	foreign key (school_id, city_code) references app.school (id, city_code) on update cascade on delete cascade
);
create index school_standing_city on app.school_standing (city_code, holds_from);
