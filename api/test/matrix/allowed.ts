import { register, type Resource } from '@seksama/schema/resources.ts';
import type { City } from './city.ts';
import { lineOf, whose, type Line, type Place } from './lines.ts';
import { rowTypes } from './types.ts';
import { allSeeing, everybody, viewerOf, type Asker } from './viewers.ts';

/** What permissions/matrix.csv says of every row that GraphQL can show. */
export interface Allowed {
	/** Throws where there is no such row: an answer made it up. */
	may(who: Asker, table: string, key: string): boolean;
	/** The same for a row of a table that lies there. */
	mayAt(who: Asker, table: string, place: Place): boolean;
	/** The line of the matrix that the row is an example of, for whoever holds a role on agency 1, school 3 or the city. */
	line(table: string, key: string): string;
	/** The key of the achievement of an indicator in a period. */
	achievementIn(indicator: string, year: number, quarter: number): string | undefined;
}

/** Rows that lie where another one lies, or are made of two: their key, agency, city, school and state. */
const special: Record<string, string> = {
	requirement: "select code, null::int, null, null::int, '' from requirement",
	agency: "select id::text, id, city_code, null::int, '' from agency",
	school: "select id::text, null::int, city_code, id, '' from school",
	indicator_definition: `select indicator_id || ' ' || version, agency_id, city_code, null::int, status
		from indicator_definition d join indicator i on i.id = d.indicator_id`,
	target: `select concat_ws(' ', indicator_id, year, quarter, revision), agency_id, city_code, null::int, status from target`,
	school_requirement: `select s.id || ' ' || r.code, null::int, s.city_code, s.id, '' from school s, requirement r`,
};

/** Each row of a table by its key; `state` as the matrix names it, empty where it names none. */
function rowsOf({ table, type, key, city, agency, school, states, within }: Resource): string {
	const text = special[table];
	if (text) return text;
	if (within)
		throw new Error(
			`The type ${type} shows rows of ${table}, which lie within ${within[0]}: say in api/test/matrix/allowed.ts (special) where.`,
		);
	return `select concat_ws(' ', ${key.join(', ')}), ${agency ?? 'null::int'}, ${city ?? 'null'},
		${school ?? 'null::int'}, ${states ? 'status' : "''"} from ${table}`;
}

const shown = register.filter(({ table }) =>
	Object.values(rowTypes).some((one) => one.table === table),
);

/** Whom these rows are shown to depends on all that their people were ever given: there SQL is asked as the viewer. */
const ofPeople = shown.filter(({ readBy }) => readBy === 'SIGNED_IN');
const people = ofPeople.map(({ table }) => table);

/** The column that numbers the rows of one of them. */
const numberOf = (table: string) => ofPeople.find((one) => one.table === table)?.key[0] ?? 'id';

/** `askers` are those of whom it is asked whether they see people. */
export async function allowedRows(
	city: City,
	askers: readonly Asker[] = [allSeeing, ...everybody],
): Promise<Allowed> {
	const places = new Map<string, Place>();
	for (const one of shown.filter(({ readBy }) => readBy === 'EVERYBODY')) {
		const rows = await city.owner<Place & { key: string }>(
			`select * from (${rowsOf(one)}) r (key, agency, city, school, state)`,
		);
		for (const { key, ...place } of rows) places.set(`${one.table} ${key}`, place);
	}
	const achievements = new Map(
		(
			await city.owner<{ key: string; id: string }>(
				"select concat_ws(' ', indicator_id, year, quarter) as key, id::text from achievement",
			)
		).map(({ key, id }) => [key, id]),
	);
	const seen = new Map<string, ReadonlySet<string>>();
	for (const who of askers)
		for (const table of people) seen.set(`${who.name} ${table}`, await idsSeen(city, who, table));
	const exist = new Map<string, ReadonlySet<string>>();
	for (const table of people) {
		const rows = await city.owner<{ id: number }>(
			`select ${numberOf(table)} as id from app.${table}`,
		);
		exist.set(table, new Set(rows.map(({ id }) => String(id))));
	}
	const mayAt = (who: Asker, table: string, place: Place) =>
		readLine(table, place, 'ELSEWHERE').may.PUBLIC ||
		who.holds.some((held) => readLine(table, place, whose(held, place)).may[held.role]);
	const placeOf = (table: string, key: string) => {
		const place = places.get(`${table} ${key}`);
		if (!place) throw new Error(`There is no ${table} ${key}.`);
		return place;
	};
	return {
		may(who, table, key) {
			if (!people.includes(table)) return mayAt(who, table, placeOf(table, key));
			if (!exist.get(table)?.has(key)) throw new Error(`There is no ${table} ${key}.`);
			return !!seen.get(`${who.name} ${table}`)?.has(key);
		},
		mayAt,
		line(table, key) {
			if (people.includes(table)) return table;
			const place = placeOf(table, key);
			const { resource, whose: where } = readLine(
				table,
				place,
				whose({ role: 'AGENCY_STAFF', agency: 1, school: 3 }, place),
			);
			return `${resource} ${where}`;
		},
		achievementIn: (...key) => achievements.get(key.join(' ')),
	};
}

/** The numbers of the rows that the policies show to somebody, asked in SQL. */
async function idsSeen(
	{ database }: City,
	who: Asker,
	table: string,
): Promise<ReadonlySet<string>> {
	const operation = database.operation(viewerOf(who));
	try {
		const { rows } = await operation.query<{ id: number }>(
			`select ${numberOf(table)} as id from app.${table}`,
		);
		return new Set(rows.map(({ id }) => String(id)));
	} catch (error) {
		if ((error as { code?: string }).code !== '42501') throw error;
		return new Set(); // nobody signed in, who has no right on the table at all
	} finally {
		await operation.finish(false).catch(() => {});
	}
}

function readLine(table: string, place: Place, where: string): Line {
	return lineOf('read', place.state ? `${table}:${place.state}` : table, where);
}
