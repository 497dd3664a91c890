import type { ClientBase } from 'pg';
import { cityCode } from './city.ts';
import type { Requirement } from './mechanism.ts';
import { addDays, moment } from './period.ts';
import type { Random } from './random.ts';
import { insertRows } from './rows.ts';
import { viewerIds } from './viewers.ts';

interface Verified {
	verified_at: string | null;
	verifier_id: number | null;
	verified_as: 'CASE_WORKER' | 'AWARD_COMMITTEE' | null;
}

/** A claim of a school to meet a requirement, with its evidence. */
export interface Evidence extends Verified {
	school_id: number;
	code: string;
	claim: 'MET' | 'PARTLY' | 'NOT_MET';
	evidence: string | null;
	recorded_at: string;
	valid_until: string | null;
}

/** An activity that was held, or is going to be. */
export interface Activity extends Verified {
	school_id: number;
	code: string;
	held_on: string;
	evidence: string | null;
	recorded_at: string;
}

export type SchoolRecord = Evidence | Activity;

/** How the last activity stands: it counts, or why it does not. */
export type ActivityAim = 'COUNTS' | 'OLD' | 'UNVERIFIED' | 'VERIFIED_BEFORE' | 'WITHOUT_EVIDENCE';

export type RecordMaker = ReturnType<typeof recordMaker>;

const unverified: Verified = { verified_at: null, verifier_id: null, verified_as: null };

/** Makes what one school has on record for a requirement. */
export function recordMaker(school_id: number, today: string, draw: Random) {
	const daysAgo = (days: number) => addDays(today, -days);
	/** DPMPPA verifies most of it, the committee the rest. */
	function verified(day: string): Verified {
		const at = { verified_at: moment(day, draw.whole(0, 400)) };
		return draw.chance(0.8)
			? { ...at, verifier_id: viewerIds.caseWorker, verified_as: 'CASE_WORKER' }
			: { ...at, verifier_id: viewerIds.awardCommittee, verified_as: 'AWARD_COMMITTEE' };
	}
	function evidence(one: Requirement, verifiedAgo: number, valid_until: string): Evidence {
		return {
			...{ school_id, code: one.code, claim: 'MET', valid_until },
			evidence: `berkas contoh ${one.code.toLowerCase()} ${daysAgo(verifiedAgo)}.pdf`,
			recorded_at: moment(daysAgo(verifiedAgo + draw.whole(2, 15))),
			...verified(daysAgo(verifiedAgo)),
		};
	}
	function waiting(one: Requirement): Evidence {
		const days = draw.whole(1, 19);
		return {
			...evidence(one, 0, addDays(today, draw.whole(700, 1100))),
			evidence: `berkas contoh ${one.code.toLowerCase()} ${daysAgo(days)}.pdf`,
			recorded_at: moment(daysAgo(days)),
			...unverified,
		};
	}
	function activity(one: Requirement, heldAgo: number, verifiedAgo: number | null): Activity {
		return {
			...{ school_id, code: one.code, held_on: daysAgo(heldAgo) },
			evidence: `foto dan daftar hadir contoh ${daysAgo(heldAgo)}`,
			recorded_at: moment(daysAgo(Math.max(heldAgo, verifiedAgo ?? 0))),
			...(verifiedAgo === null ? unverified : verified(daysAgo(verifiedAgo))),
		};
	}
	/** Verified up to nine days after it was held. */
	const checked = (one: Requirement, heldAgo: number) =>
		activity(one, heldAgo, heldAgo - draw.whole(0, 9));

	function activities(one: Requirement, aim: ActivityAim): Activity[] {
		const [fresh, old] = [draw.whole(10, 170), draw.whole(380, 620)];
		const last: Record<ActivityAim, () => Activity[]> = {
			COUNTS: () => [checked(one, fresh)],
			OLD: () => [],
			UNVERIFIED: () => [activity(one, fresh, null)],
			VERIFIED_BEFORE: () => [activity(one, fresh, fresh + draw.whole(1, 20))],
			WITHOUT_EVIDENCE: () => [{ ...checked(one, fresh), evidence: null }],
		};
		const before = aim === 'OLD' || draw.chance(0.4) ? [checked(one, old)] : [];
		const planned = draw.chance(0.08)
			? [
					{
						...activity(one, -draw.whole(5, 60), null),
						...{ evidence: null, recorded_at: moment(daysAgo(3)) },
					},
				]
			: [];
		return [...before, ...last[aim](), ...planned];
	}

	const hasActivity = ({ enforces, code }: Requirement) => enforces || code === 'SOCIALISATION';
	return {
		/** Met and verified, now and then after an earlier time or with a renewal that waits. */
		met(one: Requirement, aim: ActivityAim): SchoolRecord[] {
			const days = draw.whole(20, 420);
			const before = draw.chance(0.3)
				? [evidence(one, days + draw.whole(350, 700), daysAgo(days + draw.whole(-25, 20)))]
				: [];
			return [
				...before,
				evidence(one, days, addDays(today, draw.whole(190, 900))),
				...(draw.chance(0.06) ? [waiting(one)] : []),
				...(hasActivity(one) ? activities(one, aim) : []),
			];
		},
		/** Verified as half done, or claimed and not yet verified, or not begun. */
		started(one: Requirement): SchoolRecord[] {
			const kind = draw.weighted<'PARTLY' | 'UNVERIFIED' | 'NOT_MET'>([
				['PARTLY', 40],
				['UNVERIFIED', 35],
				['NOT_MET', 25],
			]);
			if (kind === 'NOT_MET') return this.notMet(one);
			if (kind === 'UNVERIFIED') return [waiting(one)];
			const half = evidence(one, draw.whole(20, 420), addDays(today, draw.whole(190, 900)));
			return [{ ...half, claim: 'PARTLY' }];
		},
		/** Was met, until its validity ended; some schools have handed in the renewal. */
		lapsed(one: Requirement): SchoolRecord[] {
			return [
				evidence(one, draw.whole(430, 800), daysAgo(draw.whole(5, 220))),
				...(draw.chance(0.25) ? [waiting(one)] : []),
			];
		},
		notMet(one: Requirement): SchoolRecord[] {
			const claimed = { ...waiting(one), recorded_at: moment(daysAgo(draw.whole(30, 700))) };
			return [{ ...claimed, claim: 'NOT_MET', evidence: null, valid_until: null }];
		},
	};
}

const verifiedColumns = 'verified_at timestamptz, verifier_id int, verified_as text';

export async function insertRecords(
	client: ClientBase,
	records: readonly SchoolRecord[],
): Promise<void> {
	const placed = records.map((one) => ({ ...one, city_code: cityCode }));
	await insertRows(
		client,
		'school_requirement',
		`school_id int, city_code text, code text, claim text, evidence text, recorded_at timestamptz, valid_until date, ${verifiedColumns}`,
		placed.filter((one) => 'claim' in one),
	);
	await insertRows(
		client,
		'school_activity',
		`school_id int, city_code text, code text, held_on date, evidence text, recorded_at timestamptz, ${verifiedColumns}`,
		placed.filter((one) => 'held_on' in one),
	);
}
