import { perOperation, type Context } from '../operation/context.ts';
import type { AttainmentShape } from './refs.ts';

/** What app.attainment was given for one period. Decimals are exact texts; null and absent are what was not given. */
export interface EntryUsed {
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

/** How the attainment of an achievement came about. */
export async function traceOf(
	context: Context,
	id: number,
): Promise<NonNullable<AttainmentShape['trace']>> {
	const found = await traces(context).load(id);
	return (
		found?.attainment.trace ?? { formula: '-', ruleVersion: '-', steps: [], sentence: noDefinition }
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
};
