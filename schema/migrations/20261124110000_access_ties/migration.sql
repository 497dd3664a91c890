-- A rule of access may tie the viewer to a row by its region, as those about accounts do.
alter table app.access_rule drop constraint access_rule_tie_check,
	add constraint access_rule_tie_check check (tie in ('ANYONE', 'SELF', 'OVERSEEN', 'AGENCY', 'CITY', 'REGION'));
