import type { ClientBase } from 'pg';
import { insertCityFacts, insertRegions } from './city.ts';
import type { Period } from './period.ts';
import type { OnProgress } from './progress.ts';
import { publicationEvents, publishEvent } from './publishing.ts';
import { continueIds } from './rows.ts';

/** Public facts only, each with its source: the regions and the figures of Statistics Indonesia. No users. */
export async function seedReal(
	client: ClientBase,
	until: Period,
	onProgress: OnProgress,
): Promise<void> {
	onProgress({ step: 'Regions', done: 0, total: 1 });
	await insertRegions(client);
	onProgress({ step: 'City indicators', done: 0, total: 1 });
	const facts = await insertCityFacts(client, until);
	await continueIds(client, 'indicator', 'indicator_definition', 'achievement');
	for (const event of publicationEvents([], facts)) await publishEvent(client, event, null);
}
