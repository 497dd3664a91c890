-- A tie is an equal rank and nothing else: what binds people to places is called bonds (app.bonds_of), and what puts a
-- viewer within the reach of a rule is called its reach.
alter table app.app_user rename column ties to bonds;
alter table app.api_token rename column ties to bonds;
alter table app.session rename column ties to bonds;
alter table app.access_rule rename column tie to reach;
alter table app.access_rule rename constraint access_rule_tie_check to access_rule_reach_check;
