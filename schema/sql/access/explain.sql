-- Why the viewer may, or may not, do something.

-- The row that is meant, where the viewer sees it; keys are those of the API: a number, or the natural key of the kind.
-- Which columns name and place it says the register of resources. No row for a viewer whose table it is not.
create function app.access_subject(in_kind text, in_key text)
returns table (status text, agency_id integer, city_code text, owner_id integer)
language plpgsql stable set search_path = pg_catalog, app
as $$
declare
	of_kind record;
	is_number boolean := in_key ~ '^[0-9]{1,9}$';
begin
	select r.*, (select t.atttypid in ('integer'::regtype, 'bigint'::regtype) from pg_attribute t
			where t.attrelid = to_regclass('app.' || r.table_name) and t.attname = r.key[1]) as numbered
	into of_kind from app.resources() r where r.kind = in_kind;
	if of_kind.read_by <> 'EVERYBODY' and app.viewer_id() is null then return; end if;
	if of_kind.numbered and not is_number and of_kind.also_by is null then return; end if;
	return query execute format('select %s, %s, %s, %s from app.%I r where %s',
		case when of_kind.states is null then 'null::text' else 'r.status' end,
		coalesce('r.' || of_kind.agency, 'null::integer'), coalesce('r.' || of_kind.city, 'null::text'),
		coalesce('r.' || of_kind.owner, 'null::integer'), of_kind.table_name,
		case when of_kind.numbered then concat_ws(' or ',
				case when is_number then format('r.%I = $1::integer', of_kind.key[1]) end,
				case when of_kind.also_by is not null then format('r.%I = $1', of_kind.also_by) end)
			when cardinality(of_kind.key) = 1 then format('r.%I = $1', of_kind.key[1])
			else format('concat_ws(''/'', %s) = $1', (select string_agg('r.' || k, ', ') from unnest(of_kind.key) k)) end)
		using in_key;
end $$;

-- Whether the viewer may act: the function that the act itself asks, app.may_<verb>_<noun>, such as
-- app.may_change_agency. It takes the number or the natural key of what is meant, or, where something is made, the region.
create function app.may_act(in_kind text, in_key text, in_verb text) returns boolean
language plpgsql stable set search_path = pg_catalog, app
as $$
declare
	asks text := 'app.may_' || lower(in_verb) || '_' || replace((select r.room from app.resources() r where r.kind = in_kind), '-', '_');
	may boolean;
begin
	if to_regprocedure(asks || '(text)') is not null then
		execute format('select %s($1)', asks) into may using in_key;
	elsif in_key ~ '^[0-9]{1,9}$' then
		execute format('select %s($1::integer)', asks) into may using in_key;
	end if;
	return coalesce(may, false);
end $$;

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
		perform app.refuse_problem(case when exists (select from app.access_kind k where k.kind = in_kind)
			then 'verb: has no rule for this kind' else 'kind: has no rule' end, 'NO_CHOICE');
	end if;
	select s.* into subject from app.access_subject(in_kind, in_key) s;
	seen := found;
	if in_verb = 'READ' then
		if seen then
			select r.* into rule from app.access_rule r
			where r.kind = in_kind and r.verb = in_verb
				and (r.statuses is null or subject.status = any(r.statuses))
				and case r.reach
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
		select r.* into rule from app.access_rule r where r.kind = in_kind and r.verb = in_verb
			and (r.reach <> 'SELF' or not seen or subject.owner_id = app.viewer_id())
		order by r.ordinal limit 1;
	end if;
	return json_build_object('allowed', rule.code is not null, 'code', rule.code,
		'rule', coalesce(rule.sentence, denial.denial), 'ruleEn', coalesce(rule.sentence_en, denial.denial_en),
		'ask', case when rule.code is null then denial.ask end, 'askEn', case when rule.code is null then denial.ask_en end);
end $$;

grant execute on function app.access_subject, app.may_act, app.explain_access
	to app_anon, app_member;
