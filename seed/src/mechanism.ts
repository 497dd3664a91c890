import type { ClientBase } from 'pg';
import { recordMaker, type RecordMaker, type SchoolRecord } from './mechanism-records.ts';
import { random, type Random } from './random.ts';
import type { School } from './schools.ts';

/** A requirement of the rule pack in force. */
export interface Requirement {
	code: string;
	mandatory: boolean;
	/** An activity of the last 12 months must be verified for an enforced mechanism. */
	enforces: boolean;
}

type Aim = 'NONE' | 'DRAFTED' | 'ESTABLISHED' | 'ENFORCED' | 'EXPIRED';

/** A school far up the ladder of the child-friendly school usually has its mechanism in order as well. */
const aims: { stages: (string | null)[]; shares: [Aim, number][] }[] = [
	{
		stages: [null, 'ADVOCATED'],
		shares: [
			['NONE', 55],
			['DRAFTED', 38],
			['ESTABLISHED', 4],
			['EXPIRED', 3],
		],
	},
	{
		stages: ['TRAINED', 'EVALUATED'],
		shares: [
			['NONE', 12],
			['DRAFTED', 52],
			['ESTABLISHED', 21],
			['ENFORCED', 6],
			['EXPIRED', 9],
		],
	},
	{
		stages: ['DECLARED', 'DECREED'],
		shares: [
			['DRAFTED', 28],
			['ESTABLISHED', 38],
			['ENFORCED', 20],
			['EXPIRED', 14],
		],
	},
	{
		stages: ['STANDARD_MET', 'CERTIFIED'],
		shares: [
			['DRAFTED', 6],
			['ESTABLISHED', 30],
			['ENFORCED', 54],
			['EXPIRED', 10],
		],
	},
];

/** The requirements of the mechanism pack that holds on `today`, from the database. */
export async function requirementsInForce(
	client: ClientBase,
	today: string,
): Promise<Requirement[]> {
	const { rows } = await client.query<Requirement>(
		`select r.code, r.mandatory, r.enforces from app.requirement r
		join app.rule_pack p on p.kind = r.pack_kind and p.version = r.pack_version
		where $1::date between p.valid_from and coalesce(p.valid_to, 'infinity')
		order by r.ordinal`,
		[today],
	);
	return rows;
}

/**
 * What every school has on record of its mechanism. Dates are counted from `today`, so that the demo shows the same picture
 * whenever it is filled; what is in order stays so for half a year.
 */
export function planRecords(
	seed: number,
	schools: School[],
	requirements: Requirement[],
	today: string,
): SchoolRecord[] {
	return schools.flatMap((school) => {
		const draw = random(seed, 'mechanism', school.npsn);
		const shares = aims.find(({ stages }) => stages.includes(school.sra_stage))?.shares ?? [];
		const aim = draw.weighted<Aim>(shares);
		const make = recordMaker(school.id, today, draw);
		switch (aim) {
			case 'NONE':
				return requirements.filter(() => draw.chance(0.3)).flatMap((one) => make.notMet(one));
			case 'DRAFTED':
				return drafted(requirements, make, draw);
			case 'ENFORCED':
				return requirements.flatMap((one) =>
					one.mandatory || one.enforces || draw.chance(0.7)
						? make.met(one, 'COUNTS')
						: make.started(one),
				);
			case 'ESTABLISHED':
				return established(requirements, make, draw);
			case 'EXPIRED': {
				const lapsed = draw
					.shuffle(requirements.filter(({ mandatory }) => mandatory))
					.slice(0, draw.whole(1, 2));
				return requirements.flatMap((one) =>
					lapsed.includes(one)
						? make.lapsed(one)
						: one.mandatory || draw.chance(0.4)
							? make.met(one, draw.chance(0.5) ? 'COUNTS' : draw.pick(lapses))
							: make.started(one),
				);
			}
		}
	});
}

/** How an activity usually fails to count. */
const lapses = ['OLD', 'OLD', 'WITHOUT_EVIDENCE'] as const;

/** Something is there, but at least one mandatory requirement is still missing. */
function drafted(requirements: Requirement[], make: RecordMaker, draw: Random): SchoolRecord[] {
	const mandatory = draw.shuffle(requirements.filter((one) => one.mandatory));
	const [missing, first] = mandatory;
	const progress = draw.next() * 0.9;
	return requirements.flatMap((one) => {
		if (one === missing) return make.notMet(one);
		if (one === first || draw.chance(progress))
			return draw.chance(0.6)
				? make.met(one, draw.chance(0.6) ? 'COUNTS' : draw.pick(lapses))
				: make.started(one);
		return draw.chance(0.06) ? make.lapsed(one) : make.notMet(one);
	});
}

/** All that is mandatory, but of one yearly activity nothing that counts. */
function established(requirements: Requirement[], make: RecordMaker, draw: Random): SchoolRecord[] {
	const lacking = draw.pick(requirements.filter(({ enforces }) => enforces));
	return requirements.flatMap((one) => {
		if (one === lacking) {
			const activity = draw.weighted([
				['OLD', 46],
				['UNVERIFIED', 18],
				['VERIFIED_BEFORE', 18],
				['WITHOUT_EVIDENCE', 18],
			] as const);
			return one.mandatory || draw.chance(0.5) ? make.met(one, activity) : make.started(one);
		}
		return one.mandatory || draw.chance(0.55)
			? make.met(one, draw.chance(0.7) ? 'COUNTS' : 'OLD')
			: make.started(one);
	});
}
