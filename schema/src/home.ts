import type { ClientBase } from 'pg';

/**
 * Why a database cannot serve the city that HOME_CITY names, in one line with the cure; undefined where it can. A database
 * without any city is one that nobody has filled yet.
 */
export async function homeProblem(client: ClientBase, home: string): Promise<string | undefined> {
	const { rows } = await client.query<{
		code: string;
		name: string;
		cities: number;
		home: boolean;
	}>(
		`select r.code, r.name, count(*) over ()::int as cities, bool_or(r.code = $1) over () as home
		from app.region r where r.level = 'CITY' order by r.code limit 1`,
		[home],
	);
	const [first] = rows;
	if (first?.home) return undefined;
	if (!first)
		return `HOME_CITY is "${home}", and the database has no city yet; fill it with "pnpm seed -- --profile real".`;
	const held =
		first.cities === 1
			? `${first.code} ${first.name}`
			: `${first.cities} others, such as ${first.code}`;
	return `HOME_CITY is "${home}", and the database holds ${held}; set HOME_CITY to ${first.cities === 1 ? first.code : 'one of them'}, or use an empty database.`;
}
