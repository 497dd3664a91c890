import type { ClientBase } from 'pg';
import { cityCode, villages } from './city.ts';
import { addDays, moment } from './period.ts';
import { random, type Random } from './random.ts';
import { insertRows } from './rows.ts';

/** When the city put its schools on record: with its first quarter. */
export const schoolsRecordedAt = moment('2021-01-04');

export type SchoolLevel = 'PAUD' | 'PRIMARY' | 'JUNIOR' | 'SENIOR' | 'SPECIAL';

/** A school of the demo city: invented, and visibly so by its name. */
export interface School {
	id: number;
	npsn: string;
	name: string;
	level: SchoolLevel;
	ownership: 'PUBLIC' | 'PRIVATE';
	authority: 'CITY' | 'PROVINCE' | 'RELIGIOUS_AFFAIRS';
	village_code: string;
	sra_stage: string | null;
	sra_since: string | null;
}

/** A kind of school: how its name begins, who owns and who supervises it, and how many of ten are such. */
interface Kind {
	title: string;
	ownership: School['ownership'];
	authority: School['authority'];
	share: number;
}

/** How many schools of each level the city has, after its own figures of 2022 (511 in all). */
const counts: [SchoolLevel, number][] = [
	['PAUD', 295],
	['PRIMARY', 146],
	['JUNIOR', 39],
	['SENIOR', 30],
	['SPECIAL', 1],
];

const kinds: Record<SchoolLevel, Kind[]> = {
	PAUD: [
		{ title: 'TK Contoh', ownership: 'PRIVATE', authority: 'CITY', share: 4 },
		{ title: 'RA Contoh', ownership: 'PRIVATE', authority: 'RELIGIOUS_AFFAIRS', share: 2 },
		{ title: 'KB Contoh', ownership: 'PRIVATE', authority: 'CITY', share: 3 },
		{ title: 'TK Negeri Contoh', ownership: 'PUBLIC', authority: 'CITY', share: 0.3 },
	],
	PRIMARY: [
		{ title: 'SD Negeri Contoh', ownership: 'PUBLIC', authority: 'CITY', share: 6 },
		{ title: 'SD Swasta Contoh', ownership: 'PRIVATE', authority: 'CITY', share: 1.5 },
		{ title: 'MI Contoh', ownership: 'PRIVATE', authority: 'RELIGIOUS_AFFAIRS', share: 2.5 },
	],
	JUNIOR: [
		{ title: 'SMP Negeri Contoh', ownership: 'PUBLIC', authority: 'CITY', share: 4.5 },
		{ title: 'SMP Swasta Contoh', ownership: 'PRIVATE', authority: 'CITY', share: 3 },
		{ title: 'MTs Contoh', ownership: 'PRIVATE', authority: 'RELIGIOUS_AFFAIRS', share: 2.5 },
	],
	SENIOR: [
		{ title: 'SMA Negeri Contoh', ownership: 'PUBLIC', authority: 'PROVINCE', share: 2 },
		{ title: 'SMK Contoh', ownership: 'PRIVATE', authority: 'PROVINCE', share: 4 },
		{ title: 'SMA Swasta Contoh', ownership: 'PRIVATE', authority: 'PROVINCE', share: 2 },
		{ title: 'MA Contoh', ownership: 'PRIVATE', authority: 'RELIGIOUS_AFFAIRS', share: 2 },
	],
	SPECIAL: [{ title: 'SLB Contoh', ownership: 'PUBLIC', authority: 'PROVINCE', share: 1 }],
};

const flowers = [
	'Melati',
	'Kenanga',
	'Cempaka',
	'Anggrek',
	'Teratai',
	'Flamboyan',
	'Sedap Malam',
	'Kamboja',
];

/** The ladder of the child-friendly school, with the share of schools that stand on each step; null is not on it. */
const stages: [string | null, number][] = [
	[null, 6],
	['ADVOCATED', 22],
	['TRAINED', 18],
	['EVALUATED', 20],
	['DECLARED', 14],
	['DECREED', 10],
	['STANDARD_MET', 7],
	['CERTIFIED', 3],
];

/** The 511 schools, spread over the 27 kelurahan. Their stage dates are counted back from `today`. */
export function planSchools(seed: number, today: string): School[] {
	const draw = random(seed, 'schools');
	const places = villages();
	const numbers = new Map<string, number>();
	let id = 0;
	return counts.flatMap(([level, count]) =>
		Array.from({ length: count }, (_, index): School => {
			const kind = draw.weighted(kinds[level].map((one): [Kind, number] => [one, one.share]));
			// Every kelurahan gets its turn; beyond that, chance decides.
			const place = places[index] ?? draw.pick(places);
			const number = (numbers.get(kind.title) ?? 0) + 1;
			numbers.set(kind.title, number);
			id++;
			return {
				id,
				npsn: `C${String(id).padStart(7, '0')}`,
				name: schoolName(kind, level, number, place.name, draw),
				level,
				ownership: kind.ownership,
				authority: kind.authority,
				village_code: place.code,
				...stage(today, draw),
			};
		}),
	);
}

function schoolName(
	{ title }: Kind,
	level: SchoolLevel,
	number: number,
	village: string,
	draw: Random,
): string {
	const flower = level === 'PAUD' ? `${draw.pick(flowers)} ` : '';
	return `${title} ${flower}${String(number).padStart(level === 'PAUD' ? 3 : 2, '0')} ${village}`;
}

function stage(today: string, draw: Random): Pick<School, 'sra_stage' | 'sra_since'> {
	const sra_stage = draw.weighted(stages);
	const sra_since = addDays(today, -draw.whole(40, 1100));
	return sra_stage === null ? { sra_stage, sra_since: null } : { sra_stage, sra_since };
}

export async function insertSchools(client: ClientBase, schools: School[]): Promise<void> {
	await insertRows(
		client,
		'school',
		'id int, city_code text, npsn text, name text, level text, ownership text, authority text, village_code text, ' +
			'sra_stage text, sra_since date, is_example bool, recorded_at timestamptz',
		schools.map((school) => ({
			...{ ...school, city_code: cityCode, is_example: true },
			recorded_at: schoolsRecordedAt,
		})),
	);
}
