import type { Database } from './connect.ts';

const tenMinutes = 600_000;

/** Renews what is kept and has lapsed, city by city, each in a transaction of its own. Returns how many cities had any. */
export async function renewKept(database: Pick<Database, 'asOwner'>): Promise<number> {
	const cities = await database.asOwner(async (client) => {
		const { rows } = await client.query<{ code: string }>('select app.cities_to_renew() as code');
		return rows.map(({ code }) => code);
	});
	for (const code of cities)
		await database.asOwner((client) => client.query('select app.renew_kept($1)', [code]));
	return cities.length;
}

/**
 * Does so now and every `everyMs`: days pass without anybody writing. Every answer is right without it and only slower,
 * so a failure is told once by `say`, and tried again at the next turn.
 */
export function startRenewing(
	database: Pick<Database, 'asOwner'>,
	say: (line: string) => void,
	everyMs = tenMinutes,
): { stop(): Promise<void> } {
	let failing = false;
	const turn = async () => {
		try {
			await renewKept(database);
			failing = false;
		} catch (error) {
			if (!failing)
				say(`What is kept of schools and figures was not renewed: ${(error as Error).message}`);
			failing = true;
		}
	};
	let running = turn();
	const timer = setInterval(() => (running = running.then(turn)), everyMs).unref();
	return {
		async stop() {
			clearInterval(timer);
			await running;
		},
	};
}
