import { dayInCity } from '../../calendar.ts';

/** A claim with its evidence; moments as ISO texts in UTC, days as YYYY-MM-DD. */
export interface EvidenceRow {
	code: string;
	claim: 'MET' | 'PARTLY' | 'NOT_MET';
	recorded_at: string;
	verified_at: string | null;
	withdrawn_at: string | null;
	valid_until: string | null;
}
export interface ActivityRow {
	code: string;
	held_on: string;
	evidence: boolean;
	recorded_at: string;
	verified_at: string | null;
	withdrawn_at: string | null;
}
export interface Asked {
	code: string;
	mandatory: boolean;
	enforces: boolean;
	weight: number;
}

/**
 * The mechanism of a school told from its dated rows alone, as decision 0007 says it: what was known at `at`, judged on that
 * day. Nothing else goes in, least of all a number of cases.
 */
export function mechanismOf(
	evidence: readonly EvidenceRow[],
	activities: readonly ActivityRow[],
	asked: readonly Asked[],
	at: string,
) {
	const today = dayInCity(Date.parse(at));
	const known = ({ recorded_at, withdrawn_at }: EvidenceRow | ActivityRow) =>
		recorded_at <= at && (withdrawn_at === null || withdrawn_at > at);
	const isVerified = (row: EvidenceRow) => row.verified_at !== null && row.verified_at <= at;
	const holds = (row: EvidenceRow) => row.valid_until === null || row.valid_until >= today;

	function stateOf(code: string): string {
		const claims = evidence.filter(
			(row) => row.code === code && known(row) && row.claim !== 'NOT_MET',
		);
		const verified = claims.filter(isVerified);
		if (verified.some((row) => holds(row) && row.claim === 'MET')) return 'MET';
		if (verified.some(holds)) return 'PARTLY';
		if (verified.length > 0) return 'EXPIRED';
		return claims.length > 0 ? 'UNVERIFIED' : 'NOT_MET';
	}
	const isActive = (code: string) =>
		activities.some(
			(row) =>
				row.code === code &&
				known(row) &&
				row.evidence &&
				row.verified_at !== null &&
				row.verified_at <= at &&
				dayInCity(Date.parse(row.verified_at)) >= row.held_on &&
				row.held_on <= today &&
				row.held_on >= monthsBefore(today, 12),
		);

	const states = new Map(asked.map(({ code }) => [code, stateOf(code)]));
	const mandatory = asked.filter((one) => one.mandatory).map(({ code }) => states.get(code));
	const status = mandatory.every((state) => state === 'MET')
		? asked.every(({ enforces, code }) => !enforces || isActive(code))
			? 'ENFORCED'
			: 'ESTABLISHED'
		: mandatory.every((state) => state === 'MET' || state === 'EXPIRED')
			? 'EXPIRED'
			: [...states.values()].some((state) => state !== 'NOT_MET')
				? 'DRAFTED'
				: 'NONE';
	const doubled = asked.reduce(
		(sum, { code, weight }) => sum + weight * ({ MET: 2, PARTLY: 1 }[states.get(code) ?? ''] ?? 0),
		0,
	);
	const whole = asked.reduce((sum, { weight }) => sum + weight * 2, 0);
	// Whole weights: half-up at two places is exact in whole numbers.
	const hundredths = Math.floor((doubled * 20_000 + whole) / (whole * 2));
	return { status, compliance: (hundredths / 100).toFixed(2), states };
}

/** The same day of the month so many months before, or the last one of a shorter month. */
function monthsBefore(day: string, months: number): string {
	const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
	const first = new Date(Date.UTC(year, month - 1 - months, 1));
	const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
	first.setUTCDate(Math.min(date, last));
	return first.toISOString().slice(0, 10);
}
