import { readMatrix, type Line } from '../../../schema/test/rights/matrix.ts';
import type { City } from './city.ts';
import type { Asker, Held } from './viewers.ts';

/** Where a row lies and in which state it is. */
interface Place {
	agency: number | null;
	city: string | null;
	school: number | null;
	state: string;
}

/** What permissions/matrix.csv says of every row that GraphQL can show. */
export interface Allowed {
	/** Throws where there is no such row: an answer made it up. */
	may(who: Asker, table: string, key: string): boolean;
	/** The line of the matrix that the row is an example of, for whoever holds a role on agency 1, school 3 or the city. */
	line(table: string, key: string): string;
	/** The key of the achievement of an indicator in a period. */
	achievementIn(indicator: string, year: number, quarter: number): string | undefined;
}

/** Each row by its key; `state` as the matrix names it, empty where it names none. */
const rowsOf: Record<string, string> = {
	region:
		"select code as key, null::int as agency, code as city, null::int as school, '' as state from region",
	rule_pack: "select kind || ' ' || version, null::int, null, null::int, '' from rule_pack",
	requirement: "select code, null::int, null, null::int, '' from requirement",
	agency: "select id::text, id, city_code, null::int, '' from agency",
	school: "select id::text, null::int, city_code, id, '' from school",
	indicator: 'select id::text, agency_id, city_code, null::int, status from indicator',
	indicator_definition: `select indicator_id || ' ' || version, agency_id, city_code, null::int, status
		from indicator_definition d join indicator i on i.id = d.indicator_id`,
	target: `select concat_ws(' ', indicator_id, year, quarter, revision), agency_id, city_code, null::int, status from target`,
	achievement: 'select id::text, agency_id, city_code, null::int, status from achievement',
	achievement_version: `select achievement_id || ' ' || version, agency_id, city_code, null::int, status from achievement_version`,
	school_requirement: `select s.id || ' ' || r.code, null::int, s.city_code, s.id, '' from school s, requirement r`,
};

const lines = new Map(
	readMatrix()
		.filter(({ verbs }) => verbs[0] === 'read')
		.map((line) => [`${line.resource} ${line.whose}`, line]),
);

export async function allowedRows(city: City): Promise<Allowed> {
	const places = new Map<string, Place>();
	for (const [table, text] of Object.entries(rowsOf)) {
		const rows = await city.owner<Place & { key: string }>(
			`select * from (${text}) r (key, agency, city, school, state)`,
		);
		for (const { key, ...place } of rows) places.set(`${table} ${key}`, place);
	}
	const achievements = new Map(
		(
			await city.owner<{ key: string; id: string }>(
				"select concat_ws(' ', indicator_id, year, quarter) as key, id::text from achievement",
			)
		).map(({ key, id }) => [key, id]),
	);
	const placeOf = (table: string, key: string) => {
		const place = places.get(`${table} ${key}`);
		if (!place) throw new Error(`There is no ${table} ${key}.`);
		return place;
	};
	return {
		may(who, table, key) {
			const place = placeOf(table, key);
			if (lineOf(table, place, 'ELSEWHERE').may.PUBLIC) return true;
			return who.holds.some((held) => lineOf(table, place, whose(held, place)).may[held.role]);
		},
		line(table, key) {
			const place = placeOf(table, key);
			const { resource, whose: where } = lineOf(
				table,
				place,
				whose({ role: 'AGENCY_STAFF', agency: 1, school: 3 }, place),
			);
			return `${resource} ${where}`;
		},
		achievementIn: (...key) => achievements.get(key.join(' ')),
	};
}

/** Where a row lies as seen by whoever holds something: OWN, in the same CITY, or ELSEWHERE. */
function whose({ agency, school, region }: Held, place: Place): string {
	if (region !== undefined) return place.city?.startsWith(region) ? 'CITY' : 'ELSEWHERE';
	if ((agency !== undefined && place.agency === agency) || (school && place.school === school))
		return 'OWN';
	const city = agency === 901 ? '33.76' : '33.75';
	return place.city === city ? 'CITY' : 'ELSEWHERE';
}

function lineOf(table: string, { state }: Place, where: string): Line {
	const resource = state ? `${table}:${state}` : table;
	const line = lines.get(`${resource} ${where}`) ?? lines.get(`${resource} ANY`);
	if (!line) throw new Error(`The matrix has no line for ${resource} ${where}.`);
	return line;
}
