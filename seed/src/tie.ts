import type { ClientBase } from 'pg';
import { cityCode } from './city.ts';
import type { Period } from './period.ts';
import { correct, mistyped } from './publishing.ts';
import { publish } from './rows.ts';
import type { Timetable } from './timetable.ts';
import { viewerIds } from './viewers.ts';

/** Two agencies next to each other in the ranking, and a result of the lower one that can close the gap. */
interface Candidate {
	id: number;
	/** Weight of all that the lower agency published. */
	total: string;
	weight: string;
	target: string;
	actual: string;
	gap: string;
	/** Digits after the point of the reported figure. */
	scale: number;
}

/**
 * The demo shows how equal scores share a rank: where the last quarter has no such pair yet, one result of an agency is
 * corrected a few days after publication by the little that it lacks. The database says whether the scores are equal.
 */
export async function ensureTie(
	client: ClientBase,
	period: Period,
	times: Timetable,
): Promise<void> {
	if (await hasTie(client, period)) return;
	// An hour later than any publication, also where the days were squeezed into one.
	const at = times.at(period, 48, 60);
	for (const candidate of await candidates(client, period))
		for (const actual of guesses(candidate)) {
			await client.query('savepoint before_guess');
			const figures = { actual, numerator: null, denominator: null };
			const fresh = [{ id: candidate.id, figures, reason: mistyped }];
			await publish(client, await correct(client, fresh, at), at, viewerIds.evaluator);
			if (await hasTie(client, period)) {
				await client.query('release savepoint before_guess');
				return;
			}
			await client.query('rollback to savepoint before_guess');
		}
	throw new Error('No two agencies could be brought to the same score; another --seed will do.');
}

async function hasTie(client: ClientBase, { year, quarter }: Period): Promise<boolean> {
	const { rowCount } = await client.query(
		`select rank from app.agency_score where city_code = $1 and year = $2 and quarter = $3 and rank is not null
		group by rank having count(*) > 1`,
		[cityCode, year, quarter],
	);
	return rowCount !== null && rowCount > 0;
}

/** Smallest gaps first. Only figures that stand alone in their quarter, so that no other one moves. */
async function candidates(client: ClientBase, { year, quarter }: Period): Promise<Candidate[]> {
	const { rows } = await client.query<Candidate>(
		`with pair as (
			select agency_id, reported_weight, lag(score) over (order by score desc) - score as gap
			from app.agency_score where city_code = $1 and year = $2 and quarter = $3 and rank is not null
		)
		select p.achievement_id as id, s.reported_weight::text as total, p.weight::text as weight, p.target::text as target,
			p.actual::text as actual, s.gap::text as gap, scale(a.actual) as scale
		from pair s
		join app.publication p on p.agency_id = s.agency_id and p.city_code = $1 and p.year = $2 and p.quarter = $3
			and p.superseded_at is null
		join app.indicator_definition d on d.id = p.definition_id
		join app.achievement a on a.id = p.achievement_id
		where s.gap < 1 and d.direction = 'MAXIMIZE' and d.accumulation in ('NONE', 'LAST') and scale(a.actual) = 2
			and a.actual = p.actual and p.target > 0 and p.weight > 0 and p.percent < 97 - s.gap * s.reported_weight / p.weight
		order by s.gap, p.achievement_id`,
		[cityCode, year, quarter],
	);
	return rows;
}

/** The figure that lifts the score by the gap, and its neighbours in case rounding falls on the other side. */
function guesses({ total, weight, target, actual, gap, scale }: Candidate): string[] {
	const percents = (Number(gap) * Number(total)) / Number(weight);
	const guess = Number(actual) + (percents * Number(target)) / 100;
	const step = 10 ** -scale;
	return [0, 1, -1, 2, -2].map((steps) => (guess + steps * step).toFixed(scale));
}
