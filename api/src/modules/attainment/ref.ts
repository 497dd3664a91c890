import type { Bilingual } from '../../graph/bilingual.ts';
import { builder } from '../../graph/builder.ts';
import { enumOf } from '../../graph/enum.ts';
import { PeriodRef } from '../../graph/period.ts';
import { decimal, flag, of, record } from '../../graph/record.ts';
import { type Trace, traceType } from '../../graph/trace.ts';
import { type Context, perOperation } from '../../operation/context.ts';

export const AttainmentState = enumOf(
	'AttainmentState',
	'Whether there is a percent, and if not, why. Absent is never zero.',
	{
		COMPUTED: 'There is a percent.',
		NOT_REPORTED: 'Nothing has been reported (belum dilaporkan).',
		NO_TARGET: 'No target was set (tanpa target).',
		NOT_COMPUTABLE: 'The formula has no answer for these values (tidak dapat dihitung).',
	},
);

export const AttainmentBand = enumOf(
	'AttainmentBand',
	'The band of a percent by the rule pack in force (kategori).',
	{
		VERY_HIGH: 'From 91 (sangat tinggi).',
		HIGH: 'From 76 (tinggi).',
		MEDIUM: 'From 66 (sedang).',
		LOW: 'From 51 (rendah).',
		VERY_LOW: 'Below 51 (sangat rendah).',
	},
);

export const AttainmentBasis = enumOf('AttainmentBasis', 'What the actuals are compared with.', {
	TO_DATE: 'The targets of the periods reported so far.',
	ANNUAL: 'The target of the whole year.',
});

export const MissingRule = enumOf(
	'MissingRule',
	'What a due period without a report means inside an accumulated figure.',
	{
		REPORTED_ONLY: 'It does not count; only the reported periods are compared.',
		TARGETS_DUE:
			'It is no gain: SUM with MAXIMIZE counts nothing against its target, a milestone is not done, and any other figure has no percent.',
	},
);

export const AttainmentTraceRef = traceType(
	'AttainmentTrace',
	'The answer to "where does this number come from?" (Dari mana angka ini?)',
);

/** Of a score, which is a mean. */
export const ScoreTraceRef = traceType(
	'ScoreTrace',
	'How a score came about: that of an agency from its attainments, that of a city from those of its agencies.',
);
export const VerdictCode = enumOf(
	'VerdictCode',
	'Whether the target is met, and if that cannot be said, why.',
	{
		MET: 'The exact percent is 100 or more, before cap, floor and rounding (tercapai).',
		MISSED: 'It is less than 100, even where it is rounded to 100.00 (belum tercapai).',
		NOT_REPORTED: 'Nothing has been reported (belum dilaporkan).',
		NO_TARGET: 'No target was set (tanpa target).',
		NOT_COMPUTABLE: 'The formula has no answer for these values (tidak dapat dihitung).',
		INCOMPLETE:
			'A due period without a report leaves the figure without a percent (belum lengkap).',
	},
);

/** The words of a verdict. */
interface VerdictWords {
	sentence: Bilingual;
	note: { [Language in keyof Bilingual]: string | null };
	span: Bilingual | null;
}

/** A verdict; its words are loaded by `achievementId` where they are absent. */
export interface Verdict extends Partial<VerdictWords> {
	code: typeof VerdictCode.$inferType;
	achievementId?: number;
}
export const AttainmentVerdictRef = builder.objectRef<Verdict>('AttainmentVerdict');

/** What app.attainment returns. */
export interface AttainmentShape {
	state: 'COMPUTED' | 'NOT_REPORTED' | 'NO_TARGET' | 'NOT_COMPUTABLE';
	percent: string | null;
	uncapped: string | null;
	band: 'VERY_HIGH' | 'HIGH' | 'MEDIUM' | 'LOW' | 'VERY_LOW' | null;
	reason: Bilingual | null;
	stale: boolean;
	actual: string | null;
	target: string | null;
	lower: string | null;
	upper: string | null;
	basis: typeof AttainmentBasis.$inferType;
	missing: typeof MissingRule.$inferType;
	missingPeriods: (typeof PeriodRef.$inferType)[];
	/** Its words are absent where the trace is. */
	verdict: Verdict;
	/** Absent where it is loaded when asked for, by `achievementId`. */
	trace?: Trace;
	achievementId?: number;
}
export const AttainmentRef = builder.objectRef<AttainmentShape>('Attainment');

/** What app.attainment was given for one period. */
export const EntryUsedRef = record(
	'AttainmentEntryUsed',
	'What went into the attainment for one period; null is what was not given.',
	{
		period: of(PeriodRef)('The period of this entry.'),
		target: decimal.nullable('The value to reach.'),
		lower: decimal.nullable('The lower bound of a range.'),
		upper: decimal.nullable('The upper bound of a range.'),
		actual: decimal.nullable('The value reached.'),
		numerator: decimal.nullable('The part of a ratio.'),
		denominator: decimal.nullable('The whole of a ratio.'),
		weight: decimal.nullable('The weight of a milestone.'),
		done: flag.nullable('Whether it was done.'),
	},
);
type EntryUsed = typeof EntryUsedRef.$inferType;

interface Found {
	attainment: AttainmentShape;
	inputs: EntryUsed[];
}

/** Numbers without how they came about: most pages show no trace, and writing one costs more than the number. */
const numbers = perOperation<number, Found>((ids, context) => attainments(ids, false, context));
const traces = perOperation<number, Found>((ids, context) => attainments(ids, true, context));

/** The attainment of an achievement: from the snapshot where it is published, else of the values as they stand. */
export async function attainmentOf(context: Context, id: number): Promise<AttainmentShape> {
	const found = await numbers(context).load(id);
	return { ...(found?.attainment ?? undefinedThen), achievementId: id };
}

/** The entries that the attainment of an achievement was computed from. */
export async function inputsOf(context: Context, id: number): Promise<EntryUsed[]> {
	return (await numbers(context).load(id))?.inputs ?? [];
}

/** The words of the verdict on an achievement. */
export async function verdictOf(context: Context, id: number): Promise<VerdictWords> {
	const verdict = (await traces(context).load(id))?.attainment.verdict;
	return {
		sentence: verdict?.sentence ?? noDefinition,
		note: verdict?.note ?? { id: null, en: null },
		span: verdict?.span ?? null,
	};
}

/** How the attainment of an achievement came about. */
export async function traceOf(context: Context, id: number): Promise<Trace> {
	const found = await traces(context).load(id);
	return (
		found?.attainment.trace ?? {
			formula: { id: '-', en: '-' },
			ruleVersion: '-',
			steps: [],
			sentence: noDefinition,
		}
	);
}

async function attainments(
	ids: readonly number[],
	trace: boolean,
	{ sql }: Context,
): Promise<Map<number, Found>> {
	const rows = await sql<Found & { id: number }>(
		'select id, attainment, inputs from app.achievement_attainments($1, $2)',
		[ids, trace],
	);
	return new Map(rows.map((row) => [row.id, row]));
}

const noDefinition = {
	id: 'Belum ada definisi indikator yang berlaku pada periode ini.',
	en: 'No definition of the indicator was in force in this period.',
};

/** Of a period in which the indicator was not defined yet. */
const undefinedThen: AttainmentShape = {
	state: 'NOT_COMPUTABLE',
	percent: null,
	uncapped: null,
	band: null,
	reason: noDefinition,
	stale: false,
	actual: null,
	target: null,
	lower: null,
	upper: null,
	basis: 'TO_DATE',
	missing: 'REPORTED_ONLY',
	missingPeriods: [],
	verdict: { code: 'NOT_COMPUTABLE' },
};
