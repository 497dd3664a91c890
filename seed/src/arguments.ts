import { dayInCity } from '@seksama/schema/calendar.ts';
import { parseArgs } from 'node:util';
import { lastFullQuarter, parsePeriod, periodIndex, type Period } from './period.ts';
import { profiles, SeedError, type Profile } from './seed-database.ts';

export interface Arguments {
	profile: Profile;
	seed: number;
	until?: Period;
	cities?: number;
	today?: string;
}

const usage =
	'pnpm seed -- --profile demo|real|large --seed 1 [--until 2026-Q3] [--cities 10] [--today 2026-11-24]';

/** Reads the command line. Throws SeedError with one line that says what is wrong and what is right. */
export function readArguments(args: string[]): Arguments {
	const { values } = parse(args[0] === '--' ? args.slice(1) : args);
	const profile = profiles.find((name) => name === values.profile);
	if (!profile)
		throw new SeedError(`Unknown profile "${values.profile}"; choose demo, real or large.`);
	const today = values.today === undefined ? undefined : date(values.today);
	return {
		profile,
		seed: whole('--seed', values.seed, 0, 2_147_483_647),
		until: values.until === undefined ? undefined : quarter(values.until, today ?? dayInCity()),
		cities: values.cities === undefined ? undefined : whole('--cities', values.cities, 1, 1000),
		today,
	};
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				profile: { type: 'string', default: 'demo' },
				seed: { type: 'string', default: '1' },
				until: { type: 'string' },
				cities: { type: 'string' },
				today: { type: 'string' },
			},
		});
	} catch (error) {
		const [reason] = (error instanceof Error ? error.message : String(error)).split('. ');
		throw new SeedError(`${reason}. Usage: ${usage}`);
	}
}

function whole(name: string, text: string, least: number, most: number): number {
	const value = Number(text);
	if (!/^\d+$/.test(text) || value < least || value > most)
		throw new SeedError(`${name} is "${text}"; give a whole number from ${least} to ${most}.`);
	return value;
}

function quarter(text: string, today: string): Period {
	let period: Period;
	try {
		period = parsePeriod(text);
	} catch (error) {
		throw new SeedError(`--until: ${error instanceof Error ? error.message : String(error)}`);
	}
	const last = lastFullQuarter(today);
	if (periodIndex(period) > periodIndex(last) || period.year < 2022)
		throw new SeedError(
			`--until is "${text}"; give a quarter from 2022-Q1 to the last full one, ${last.year}-Q${last.quarter}.`,
		);
	return period;
}

function date(text: string): string {
	const isDate =
		/^20\d\d-\d\d-\d\d$/.test(text) &&
		new Date(`${text}T00:00:00Z`).toISOString?.().startsWith(text);
	if (!isDate) throw new SeedError(`--today is "${text}"; give a date like 2026-11-24.`);
	return text;
}
