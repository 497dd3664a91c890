import type { ClientBase } from 'pg';
import { cityCode, insertCityFacts } from './city.ts';
import { homeRegions } from './home-regions.ts';
import type { Period } from './period.ts';
import type { OnProgress } from './progress.ts';
import { publicationEvents, publishEvent } from './publishing.ts';
import { continueIds, insertRows, keepGlance } from './rows.ts';

/**
 * Public facts only, each with its source: the regions of the city and, where they are at hand, its figures of Statistics
 * Indonesia. No users.
 */
export async function seedReal(
	client: ClientBase,
	{ home, until }: { home: string; until: Period },
	onProgress: OnProgress,
): Promise<void> {
	onProgress({ step: 'Regions', done: 0, total: 1 });
	const regions = await homeRegions(home);
	await insertRows(client, 'region', 'code text, name text, source text', regions);
	if (home !== cityCode) return;
	onProgress({ step: 'City indicators', done: 0, total: 1 });
	const facts = await insertCityFacts(client, until);
	await continueIds(client, 'indicator', 'indicator_definition', 'achievement');
	for (const event of publicationEvents([], facts)) await publishEvent(client, event, null);
	await keepGlance(client, home);
}
