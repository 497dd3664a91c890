import type { Database } from './connect.ts';

const mostNamed = 20;

/**
 * Published figures that are no longer built on the quarters published now, as corrections of earlier releases left them:
 * says which, or publishes them anew, each with that as its reason. Returns what the operator reads.
 */
export async function renewFigures(database: Database, isMeant: boolean): Promise<string> {
	return database.asOwner(async (client) => {
		const { rows } = await client.query<{ city: string; figure: string }>(
			`select i.city_code as city, i.code || ' ' || (app.period_json(p.year, p.quarter)->>'label') as figure
			from app.outdated_publications(array(select id from app.publication where superseded_at is null)) as o
			join app.publication p on p.id = o.publication_id join app.indicator i on i.id = p.indicator_id
			order by 1, 2`,
		);
		if (rows.length === 0) return 'Every published figure is built on what is published now.';
		if (!isMeant) {
			const named = rows.slice(0, mostNamed).map(({ figure }) => figure);
			const more = rows.length > mostNamed ? ` and ${rows.length - mostNamed} more` : '';
			return `Built on quarters that were corrected since: ${named.join(', ')}${more}. Publish them anew, with that as the reason: pnpm figures:renew -- --yes`;
		}
		for (const city of new Set(rows.map((row) => row.city)))
			await client.query('select app.renew_outdated($1, now())', [city]);
		return `Published anew: ${rows.length} figures. What they said before is kept.`;
	});
}
