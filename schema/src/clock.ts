import type { Database } from './connect.ts';

/** Sessions and second factors are judged by both clocks: from this difference on they go wrong. */
const mostMs = 60_000;

/**
 * One line for the operator where the clock of this machine and that of the database are more than a minute apart;
 * undefined where all is well. `now` gives this machine's time in ms.
 */
export async function clockWarning(
	database: Pick<Database, 'asOwner'>,
	now: () => number = Date.now,
): Promise<string | undefined> {
	const { ours, theirs, doubt } = await readClocks(database, now);
	const apart = Math.abs(theirs - ours);
	if (apart - doubt <= mostMs) return undefined;
	return `The clock of this machine says ${moment(ours)}, that of the database ${moment(theirs)}: ${duration(apart)} apart. Sessions and second factors fail or last too long; set the wrong one (NTP keeps it right, such as "timedatectl set-ntp true") and start again.`;
}

/** Both times in ms for one moment: half of the way there and back is the answer's. `doubt`: how far off that may be. */
async function readClocks(database: Pick<Database, 'asOwner'>, now: () => number) {
	return database.asOwner(async (client) => {
		const asked = now();
		const { rows } = await client.query<{ ms: number }>(
			'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
		);
		const halfWay = (now() - asked) / 2;
		return { ours: asked + halfWay, theirs: rows[0]!.ms, doubt: halfWay };
	});
}

function moment(ms: number): string {
	return new Date(Math.round(ms / 1000) * 1000).toISOString().replace('.000', '');
}

function duration(ms: number): string {
	const seconds = Math.round(ms / 1000);
	const parts = [
		[Math.floor(seconds / 86_400), 'd'],
		[Math.floor(seconds / 3600) % 24, 'h'],
		[Math.floor(seconds / 60) % 60, 'min'],
		[seconds % 60, 's'],
	] as const;
	return parts.flatMap(([n, unit]) => (n > 0 ? [`${n} ${unit}`] : [])).join(' ');
}
