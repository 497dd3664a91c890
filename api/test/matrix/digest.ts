import type { City } from './city.ts';

/** Marks of use, which every question leaves, and bonds, which are looked at by themselves. */
const apart: Record<string, string[]> = {
	session: ['updated_at', 'expires_at', 'bonds'],
	api_token: ['last_used_at', 'bonds'],
	app_user: ['bonds'],
};

/** Of every table: how many rows it has, and a digest of all that stands in them. `bonds`: those of users. */
export async function digests(city: City): Promise<Map<string, string>> {
	const tables = await city.owner<{ name: string }>(
		"select tablename::text as name from pg_tables where schemaname = 'app' order by 1",
	);
	const parts = tables.map(
		({ name }) => `select '${name}' as name, concat(count(*), ' ', sum(hashtextextended(
			(to_jsonb(t) - '{${(apart[name] ?? []).join()}}'::text[])::text, 0))) as digest from app.${name} t`,
	);
	parts.push(`select 'bonds', sum(hashtextextended(concat(id, bonds), 0))::text from app.app_user`);
	const rows = await city.owner<{ name: string; digest: string }>(parts.join(' union all '));
	return new Map(rows.map(({ name, digest }) => [name, digest]));
}

/** The tables in which something is not as it was. */
export function changed(before: Map<string, string>, after: Map<string, string>): string[] {
	return [...after.keys()].filter((name) => before.get(name) !== after.get(name)).toSorted();
}
