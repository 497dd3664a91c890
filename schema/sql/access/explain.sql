-- Why the viewer may, or may not, do something.

-- The row that is meant, where the viewer sees it; keys are those of the API: a number, or the natural key of the kind.
create function app.access_subject(in_kind text, in_key text)
returns table (status text, agency_id integer, city_code text, owner_id integer)
language sql stable set search_path = pg_catalog, app
as $$
	with asked as materialized (
		select case when in_key ~ '^[0-9]{1,9}$' then in_key::integer end as id
	)
	select null, null::integer, r.code, null::integer from app.region r where in_kind = 'REGION' and r.code = in_key
	union all
	select null, null, null, null from app.rule_pack p where in_kind = 'RULE_PACK' and p.kind || '/' || p.version = in_key
	union all
	select null, a.id, a.city_code, null from app.agency a, asked where in_kind = 'AGENCY' and a.id = asked.id
	union all
	select null, null, s.city_code, null from app.school s, asked
	where in_kind = 'SCHOOL' and (s.id = asked.id or s.npsn = in_key)
	union all
	select i.status, i.agency_id, i.city_code, null from app.indicator i, asked
	where in_kind = 'INDICATOR' and i.id = asked.id
	union all
	select t.status, t.agency_id, t.city_code, null from app.target t, asked where in_kind = 'TARGET' and t.id = asked.id
	union all
	select a.status, a.agency_id, a.city_code, null from app.achievement a, asked
	where in_kind = 'ACHIEVEMENT' and a.id = asked.id
$$;

-- The same for what only somebody signed in has: accounts, grants, tokens, sessions and the log.
create function app.access_personal_subject(in_kind text, in_key text)
returns table (status text, agency_id integer, city_code text, owner_id integer)
language sql stable set search_path = pg_catalog, app
as $$
	with asked as materialized (
		select case when in_key ~ '^[0-9]{1,9}$' then in_key::integer end as id
	)
	select null, null::integer, null, u.id from app.app_user u, asked where in_kind = 'USER' and u.id = asked.id
	union all
	select null, g.agency_id, null, g.user_id from app.user_grant g, asked where in_kind = 'GRANT' and g.id = asked.id
	union all
	select null, null, null, t.user_id from app.api_token t, asked where in_kind = 'TOKEN' and t.id = asked.id
	union all
	select null, null, null, s.user_id from app.session s, asked where in_kind = 'SESSION' and s.id = asked.id
	union all
	select null, l.agency_id, null, l.actor from app.audit_log l, asked where in_kind = 'AUDIT' and l.seq = asked.id
$$;

-- Whether the viewer may act: the same functions that the acts themselves ask.
create function app.may_act(in_kind text, in_key text, in_verb text) returns boolean
language sql stable set search_path = pg_catalog, app
as $$
	select coalesce(case in_kind || '.' || in_verb
		when 'AGENCY.CREATE' then app.may_administer(in_key)
		when 'AGENCY.CHANGE' then app.may_change_agency(asked.id)
		when 'REGION.CREATE' then app.may_administer(in_key)
		when 'REGION.CHANGE' then app.may_change_region(in_key)
		when 'USER.CREATE' then app.may_administer(in_key)
		when 'GRANT.GIVE' then app.may_administer(in_key)
		when 'TOKEN.CREATE' then app.may_create_token()
		when 'USER.CHANGE' then app.may_change_user(asked.id)
		when 'GRANT.APPROVE' then app.may_approve_grant(asked.id)
		when 'GRANT.WITHDRAW' then app.may_withdraw_grant(asked.id)
		when 'TOKEN.REVOKE' then app.may_revoke_token(asked.id)
	end, false)
	from (select case when in_key ~ '^[0-9]{1,9}$' then in_key::integer end as id) as asked
$$;

-- {allowed, code, rule, ruleEn, ask, askEn}: the rule that lets the viewer do `verb` with what `key` names (for
-- CREATE and GIVE the region in which it is made), or the rule by which nothing of the kind is in reach and whom to ask. A
-- hidden row and a missing one take the same way to the same answer. Error: 22023 for a kind or verb that has no rule.
create function app.explain_access(in_kind text, in_key text, in_verb text) returns json
language plpgsql stable set search_path = pg_catalog, app
as $$
declare
	subject record;
	rule app.access_rule;
	denial app.access_kind;
	seen boolean := false;
begin
	select k.* into denial from app.access_kind k where k.kind = in_kind and k.verb = in_verb;
	if denial.kind is null then
		raise exception '%', case when exists (select from app.access_kind k where k.kind = in_kind)
			then 'verb: has no rule for this kind' else 'kind: has no rule' end using errcode = '22023';
	end if;
	if in_verb = 'READ' then
		if in_kind not in ('USER', 'GRANT', 'TOKEN', 'SESSION', 'AUDIT') then
			select s.* into subject from app.access_subject(in_kind, in_key) s;
			seen := found;
		elsif app.viewer_id() is not null then
			select s.* into subject from app.access_personal_subject(in_kind, in_key) s;
			seen := found;
		end if;
		if seen then
			select r.* into rule from app.access_rule r
			where r.kind = in_kind and r.verb = in_verb
				and (r.statuses is null or subject.status = any(r.statuses))
				and case r.tie
					when 'ANYONE' then true
					when 'SELF' then subject.owner_id = app.viewer_id()
						and (r.roles = '{}' or app.viewer_holds(variadic r.roles))
					when 'AGENCY' then subject.agency_id = any(app.viewer_agency_ids(variadic r.roles))
					when 'CITY' then subject.city_code = any(app.viewer_city_codes(variadic r.roles))
					-- Who is overseen is decided by the policy alone: the row is there, and it is not the viewer's own.
					when 'OVERSEEN' then true end
			order by r.ordinal limit 1;
		end if;
	elsif app.may_act(in_kind, in_key, in_verb) then
		-- The act was allowed; the sentence is that of the own thing only where it is the viewer's own.
		select s.* into subject from app.access_personal_subject(in_kind, in_key) s;
		seen := found;
		select r.* into rule from app.access_rule r where r.kind = in_kind and r.verb = in_verb
			and (r.tie <> 'SELF' or not seen or subject.owner_id = app.viewer_id())
		order by r.ordinal limit 1;
	end if;
	return json_build_object('allowed', rule.code is not null, 'code', rule.code,
		'rule', coalesce(rule.sentence, denial.denial), 'ruleEn', coalesce(rule.sentence_en, denial.denial_en),
		'ask', case when rule.code is null then denial.ask end, 'askEn', case when rule.code is null then denial.ask_en end);
end $$;

grant execute on function app.access_subject, app.access_personal_subject, app.may_act, app.explain_access
	to app_anon, app_member;
