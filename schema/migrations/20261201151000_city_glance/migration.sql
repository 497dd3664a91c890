-- The ranking of a city and what its overview shows beside the schools, of the newest quarters and the newest year that
-- have scores: made in the act that publishes, and taken away by whatever changes what they are made of.
-- Made by schema/sql/overview/glance.sql. Source: decision 0020.
create table app.city_glance (
	city_code text not null references app.region (code) on update cascade on delete cascade,
	year smallint not null,
	quarter smallint not null,
	ranking jsonb not null,
	overview jsonb not null,
	primary key (city_code, year, quarter)
);
