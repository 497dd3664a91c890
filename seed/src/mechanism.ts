import type { ClientBase } from 'pg';
import { cityCode } from './city.ts';
import { addDays, moment } from './period.ts';
import { random, type Random } from './random.ts';
import { insertRows } from './rows.ts';
import type { School } from './schools.ts';

/** A requirement of the rule pack in force. */
export interface Requirement {
	code: string;
	mandatory: boolean;
	/** Its activity must have been verified within 12 months for an enforced mechanism. */
	enforces: boolean;
}

/** What a school claims for a requirement, and what a verifier made of it. */
interface Claim {
	school_id: number;
	code: string;
	claim: 'MET' | 'PARTLY' | 'NOT_MET';
	verified_at: string | null;
	valid_until: string | null;
	activity_on: string | null;
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
 * What every school has of its mechanism. Dates are counted from `today`, so that the demo shows the same picture
 * whenever it is filled; what is in order stays so for half a year.
 */
export function planClaims(
	seed: number,
	schools: School[],
	requirements: Requirement[],
	today: string,
): Claim[] {
	return schools.flatMap((school) => {
		const draw = random(seed, 'mechanism', school.npsn);
		const shares = aims.find(({ stages }) => stages.includes(school.sra_stage))?.shares ?? [];
		const aim = draw.weighted<Aim>(shares);
		const make = claimMaker(school.id, today, draw);
		switch (aim) {
			case 'NONE':
				return requirements.filter(() => draw.chance(0.3)).map((one) => make.notMet(one));
			case 'DRAFTED':
				return drafted(requirements, make, draw);
			case 'ENFORCED':
				return requirements.map((one) =>
					one.mandatory || one.enforces || draw.chance(0.7)
						? make.met(one, true)
						: make.started(one),
				);
			case 'ESTABLISHED':
				return established(requirements, make, draw);
			case 'EXPIRED': {
				const lapsed = draw
					.shuffle(requirements.filter(({ mandatory }) => mandatory))
					.slice(0, draw.whole(1, 2));
				return requirements.map((one) =>
					lapsed.includes(one)
						? make.lapsed(one)
						: one.mandatory || draw.chance(0.4)
							? make.met(one, draw.chance(0.5))
							: make.started(one),
				);
			}
		}
	});
}

type Maker = ReturnType<typeof claimMaker>;

/** Something is there, but at least one mandatory requirement is still missing. */
function drafted(requirements: Requirement[], make: Maker, draw: Random): Claim[] {
	const mandatory = draw.shuffle(requirements.filter((one) => one.mandatory));
	const [missing, first] = mandatory;
	const progress = draw.next() * 0.9;
	return requirements.map((one) => {
		if (one === missing) return make.notMet(one);
		if (one === first || draw.chance(progress))
			return draw.chance(0.6) ? make.met(one, draw.chance(0.6)) : make.started(one);
		return draw.chance(0.06) ? make.lapsed(one) : make.notMet(one);
	});
}

/** All that is mandatory, but not every yearly activity. */
function established(requirements: Requirement[], make: Maker, draw: Random): Claim[] {
	const old = draw.pick(requirements.filter(({ enforces }) => enforces));
	return requirements.map((one) => {
		if (one === old)
			return one.mandatory || draw.chance(0.5) ? make.met(one, false) : make.started(one);
		return one.mandatory || draw.chance(0.55) ? make.met(one, draw.chance(0.7)) : make.started(one);
	});
}

function claimMaker(school_id: number, today: string, draw: Random) {
	const base = ({ code }: Requirement) => ({
		...{ school_id, code },
		verified_at: moment(addDays(today, -draw.whole(20, 420)), draw.whole(0, 400)) as string | null,
		valid_until: addDays(today, draw.whole(190, 900)) as string | null,
		activity_on: null as string | null,
	});
	const hasActivity = ({ enforces, code }: Requirement) => enforces || code === 'SOCIALISATION';
	return {
		/** Met and verified; its activity is of the last half year, or older than a year. */
		met(one: Requirement, isFresh: boolean): Claim {
			const days = isFresh ? draw.whole(10, 170) : draw.whole(380, 620);
			return {
				...base(one),
				claim: 'MET',
				activity_on: hasActivity(one) ? addDays(today, -days) : null,
			};
		},
		/** Verified as half done, or claimed and not yet verified, or not begun. */
		started(one: Requirement): Claim {
			const kind = draw.weighted<'PARTLY' | 'UNVERIFIED' | 'NOT_MET'>([
				['PARTLY', 40],
				['UNVERIFIED', 35],
				['NOT_MET', 25],
			]);
			if (kind === 'PARTLY') return { ...base(one), claim: 'PARTLY' };
			return kind === 'NOT_MET'
				? this.notMet(one)
				: { ...base(one), claim: 'MET', verified_at: null };
		},
		/** Was met, until its validity ended. */
		lapsed(one: Requirement): Claim {
			return {
				...base(one),
				claim: 'MET',
				verified_at: moment(addDays(today, -draw.whole(430, 800))),
				valid_until: addDays(today, -draw.whole(5, 220)),
			};
		},
		notMet(one: Requirement): Claim {
			return { ...base(one), claim: 'NOT_MET', verified_at: null, valid_until: null };
		},
	};
}

export async function insertClaims(client: ClientBase, claims: Claim[]): Promise<void> {
	await insertRows(
		client,
		'school_requirement',
		'school_id int, city_code text, code text, claim text, verified_at timestamptz, valid_until date, activity_on date',
		claims.map((claim) => ({ ...claim, city_code: cityCode })),
	);
}
