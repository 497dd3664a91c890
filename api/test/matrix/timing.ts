// node api/test/matrix/timing.ts: how long a hidden row and a missing one take, in turns, as quantiles in milliseconds.
// On PostgreSQL where TEST_DATABASE_URL is set. Printed to be looked at; what a test can hold is in alike.test.ts.
import { openCity } from './city.ts';
import { keys } from './keys.ts';
import { byRole } from './viewers.ts';

const rounds = Number(process.env.ROUNDS || 300);
const city = await openCity();
const asked = keys.filter(({ path }) => /^node|by its code/.test(path));
const quantiles = (times: number[]) =>
	[0.05, 0.25, 0.5, 0.75]
		.map((share) => times[Math.floor(share * times.length)]?.toFixed(3).padStart(7))
		.join('');

console.log(`${''.padEnd(42)}hidden: 5 %, 25 %, 50 %, 75 %   missing`);
for (const { path, document, hidden, missing } of asked)
	for (const who of byRole.filter(({ name }) =>
		/PUBLIC|STAFF|EVALUATOR|HEAD|SUPERVISOR|AUDITOR|ADMIN/.test(name),
	)) {
		const times: Record<string, number[]> = { [hidden]: [], [missing]: [] };
		for (let round = 0; round < rounds; round++)
			for (const key of round % 2 ? [hidden, missing] : [missing, hidden]) {
				const started = performance.now();
				await city.ask(who, document, { key });
				times[key]?.push(performance.now() - started);
			}
		const [one, other] = [hidden, missing].map((key) => times[key]!.toSorted((a, b) => a - b));
		console.log(
			`${path.padEnd(26)}${who.name.padEnd(14)}${quantiles(one!)}   ${quantiles(other!)}`,
		);
	}
await city.close();
