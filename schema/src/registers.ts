import { firstYear, lastYear, zone } from '../calendar.ts';
import { register } from '../resources.ts';
import { roleRules } from '../roles.ts';
import { schoolFilterFields } from '../school-filter.ts';
import type { SqlFile } from './sql-files.ts';

/**
 * The registers of resources and roles as functions of the database, laid like every file of schema/sql: what is written
 * there for all of a kind reads them and repeats nothing.
 */
export function registers(): SqlFile {
	const resources = register.map((one) => ({
		...one,
		key: one.key,
		within_table: one.within?.[0],
		within_column: one.within?.[1],
		logged: one.logged !== undefined,
		left_out: one.logged?.except ?? [],
		also_by: one.alsoBy,
		read_by: one.readBy,
		by_sign_in: one.bySignIn ?? false,
		everybodys: one.everybodys ?? false,
	}));
	const holders = (is: 'isCase' | 'needsSecondFactor') =>
		roleRules.filter((one) => one[is]).map(({ role }) => role);
	return {
		name: 'base/registers.sql',
		text: `-- Made from schema/resources.ts, schema/roles.ts, schema/calendar.ts and schema/school-filter.ts.
create function app.resources() returns table (ordinal bigint, kind text, table_name text, room text, ids text,
	key text[], also_by text, states text[], sorts text[], city text, agency text, school text, owner text,
	within_table text, within_column text, read_by text, by_sign_in boolean, secret text[], logged boolean,
	left_out text[], everybodys boolean)
language sql immutable parallel safe rows 40 set search_path = pg_catalog, app as $$
	select l.ordinal, r.kind, r."table", r.room, r.ids, r.key, r.also_by, r.states, r.sorts, r.city, r.agency, r.school,
		r.owner, r.within_table, r.within_column, r.read_by, r.by_sign_in, r.secret, r.logged, r.left_out, r.everybodys
	from jsonb_array_elements('${JSON.stringify(resources)}'::jsonb) with ordinality as l (line, ordinal),
	jsonb_to_record(l.line) as r (kind text, "table" text, room text, ids text, key text[], also_by text,
		states text[], sorts text[], city text, agency text, school text, owner text, within_table text,
		within_column text, read_by text, by_sign_in boolean, secret text[], logged boolean, left_out text[],
		everybodys boolean)
	order by l.ordinal
$$;

-- What a role is held on: REGION, AGENCY or SCHOOL; null for what is no role.
create function app.role_place(in_role text) returns text language sql immutable parallel safe
return case in_role ${roleRules.map(({ role, heldOn }) => `when '${role}' then '${heldOn}'`).join(' ')} end;

-- The roles that open case files, and those that hold only in a session with a second factor.
create function app.case_roles() returns text[] language sql immutable parallel safe
return '{${holders('isCase').join()}}'::text[];
create function app.second_factor_roles() returns text[] language sql immutable parallel safe
return '{${holders('needsSecondFactor').join()}}'::text[];

-- The day of a moment in the city, and today's.
create function app.day_of(moment timestamptz) returns date language sql immutable parallel safe
return (moment at time zone '${zone}')::date;
create function app.today() returns date language sql stable
return app.day_of(now());

-- The moment at which a day begins in the city.
create function app.begin_of(day date) returns timestamptz language sql immutable parallel safe
return day::timestamp at time zone '${zone}';

-- The years that the platform knows.
create function app.first_year() returns integer language sql immutable parallel safe return ${firstYear};
create function app.last_year() returns integer language sql immutable parallel safe return ${lastYear};

grant execute on function app.day_of, app.today, app.begin_of, app.first_year, app.last_year to app_anon, app_member;
-- The conditions of a SchoolFilter.
create function app.school_filter_fields() returns text[] language sql immutable parallel safe
return '{${schoolFilterFields.join()}}'::text[];

grant execute on function app.school_filter_fields to app_anon, app_member;
grant execute on function app.resources, app.role_place, app.case_roles, app.second_factor_roles
	to app_anon, app_member;
`,
	};
}
