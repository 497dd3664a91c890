import { builder } from '../../builder.ts';
import { perOperation } from '../../context.ts';
import { PeriodRef } from '../../vocabulary/period.ts';

/** What app.attainment was given for one period. Decimals are exact texts. */
interface EntryUsed {
	period: { year: number; quarter: number | null };
	target?: string | null;
	lower?: string | null;
	upper?: string | null;
	actual?: string | null;
	numerator?: string | null;
	denominator?: string | null;
	weight?: string | null;
	done?: boolean | null;
}

const Entry = builder.objectRef<EntryUsed>('AttainmentEntryUsed').implement({
	description: 'What went into the attainment for one period; null is what was not given.',
	fields: (t) => ({
		period: t.expose('period', { type: PeriodRef, description: 'The period of this entry.' }),
		target: t.expose('target', { type: 'Decimal', nullable: true, description: 'The value to reach.' }),
		lower: t.expose('lower', { type: 'Decimal', nullable: true, description: 'The lower bound of a range.' }),
		upper: t.expose('upper', { type: 'Decimal', nullable: true, description: 'The upper bound of a range.' }),
		actual: t.expose('actual', { type: 'Decimal', nullable: true, description: 'The value reached.' }),
		numerator: t.expose('numerator', { type: 'Decimal', nullable: true, description: 'The part of a ratio.' }),
		denominator: t.expose('denominator', { type: 'Decimal', nullable: true, description: 'The whole of a ratio.' }),
		weight: t.expose('weight', { type: 'Decimal', nullable: true, description: 'The weight of a milestone.' }),
		done: t.exposeBoolean('done', { nullable: true, description: 'Whether it was done.' }),
	}),
});

/** The entries behind each achievement: of its snapshot where it is published, else as they stand. */
const inputsOf = perOperation<number, EntryUsed[]>(async (ids, { sql }) => {
	const rows = await sql<{ id: number; entries: EntryUsed[] }>(
		`select a.id, coalesce(p.input, app.achievement_input(a.indicator_id, a.year, a.quarter)) -> 'entries' as entries
		from app.achievement a
		left join app.publication p on p.achievement_id = a.id and p.superseded_at is null and a.status = 'PUBLISHED'
		where a.id = any($1)`,
		[ids],
	);
	return new Map(rows.map(({ id, entries }) => [id, entries]));
});

builder.prismaObjectField('Achievement', 'inputs', (t) =>
	t.field({
		type: [Entry],
		complexity: { field: 2, multiplier: 4 },
		description: 'The entries that the attainment was computed from, in order.',
		resolve: async ({ id }, _args, context) => (await inputsOf(context).load(id)) ?? [],
	}),
);
