import type { Prisma } from '@seksama/schema/client.ts';
import { builder } from '../../graph/builder.ts';
import type { ShownColumns } from '../../graph/columns.ts';
import { enumOf } from '../../graph/enum.ts';
import { published } from '../../graph/published.ts';
import { columnOf, present, type Shape } from '../../graph/row.ts';
import { checkedText, regionCode, searchText } from '../../graph/text.ts';
import { type Context, perOperation } from '../../operation/context.ts';
import { badInput } from '../../operation/errors.ts';
import { agencyIds, type AgencyRow } from '../agency/ref.ts';
import { citiesWithin } from '../region/ref.ts';

export const IndicatorKind = enumOf('IndicatorKind', 'Where an indicator comes from.', {
	IKU: 'Key performance indicator, set by the organisation itself (indikator kinerja utama).',
	IKK: 'Key activity indicator, set by the ministry (indikator kinerja kunci).',
	IKD: 'Indicator of the region as a whole (indikator kinerja daerah).',
	SPM: 'Minimum service standard (standar pelayanan minimal).',
});

export const IndicatorLevel = enumOf(
	'IndicatorLevel',
	'Where an indicator stands in the cascade of plans.',
	{
		GOAL: 'Goal (tujuan).',
		OBJECTIVE: 'Objective (sasaran).',
		PROGRAM: 'Program.',
		ACTIVITY: 'Activity (kegiatan).',
		SUB_ACTIVITY: 'Sub-activity (sub kegiatan).',
	},
);

export const Direction = enumOf('Direction', 'Which way an indicator should move (polaritas).', {
	MAXIMIZE: 'The higher the better.',
	MINIMIZE: 'The lower the better.',
	STABILIZE: 'The nearer to the target, or inside its range, the better.',
	YES_NO: 'Done or not done.',
	MILESTONE: 'The share of weighted milestones that are done.',
});

export const Accumulation = enumOf('Accumulation', 'How the entries of a year become one value.', {
	NONE: 'Only the last entry counts.',
	SUM: 'Entries are added.',
	AVERAGE: 'The mean of the entries.',
	LAST: 'The last reported value stands for the year so far.',
	MAXIMUM: 'The best value of the year.',
	RATIO_OF_SUMS: 'Sum of numerators over sum of denominators, in percent.',
});

export const MinimizeFormula = enumOf(
	'MinimizeFormula',
	'The formula of an indicator that should fall.',
	{
		LINEAR: '(2T - A) / T × 100.',
		RATIO: 'T / A × 100.',
	},
);

export const ZeroTargetRule = enumOf('ZeroTargetRule', 'What a target of 0 means.', {
	NOT_COMPUTABLE: 'There is no percent.',
	MET: 'For MINIMIZE: 100 where the actual is 0, else 0.',
});

type DefinitionRow = Shape<'IndicatorDefinition'>;

/** An indicator, whole or in part, with its newest definition or without. */
export type IndicatorRow = Partial<Shape<'Indicator'>> &
	Partial<Omit<DefinitionRow, 'id'>> & {
		id: number;
		agency?: AgencyRow | null;
		parent?: IndicatorRow | null;
	};

/** What a list of indicators fetches only where it is shown. */
export const indicatorColumns: ShownColumns = {
	cityCode: null,
	agencyId: 'agency',
	parentId: 'parent',
	name: 'name',
	nameEn: 'nameEn',
	kind: 'kind',
	level: 'level',
	status: null,
	source: 'source',
};

export const indicators = published<'Indicator', IndicatorRow>(
	'Indicator',
	{ one: 'An indicator', many: 'indicators' },
	indicatorColumns,
);
export const IndicatorRef = indicators.ref;

const definitionById = perOperation<number, DefinitionRow>(async (ids, { db }) => {
	const rows = await db.indicatorDefinition.findMany({ where: { id: { in: [...ids] } } });
	return new Map(rows.map((row) => [row.id, row]));
});

/** The newest definition as a row of the graph has it beneath it; a row of a function has its columns among its own. */
function definitionIn(row: IndicatorRow): Partial<DefinitionRow> {
	const beneath: unknown = row.definition;
	return typeof beneath === 'object' && beneath !== null
		? beneath
		: (row as Partial<DefinitionRow>);
}

/** What a column of the definition asks of the question for its indicator. */
export const inDefinition = (name: string) => ({ definition: { select: { [name]: true } } });

/** A column of the newest definition of an indicator. */
export function definitionColumn<Name extends Exclude<keyof DefinitionRow, 'id' | 'reason'>>(
	name: Name,
) {
	return (row: IndicatorRow, _args: object, context: Context) =>
		columnOf<DefinitionRow, Name>(definitionIn(row), name, async () => {
			const id = await indicators.column('definitionId')(row, {}, context);
			return definitionById(context).load(present(id));
		});
}

export const IndicatorFilter = builder.inputType('IndicatorFilter', {
	description: 'Which indicators; every condition given must hold.',
	fields: (t) => ({
		search: t.string({
			description: 'Words in the name, in either language, or in the code; at most 200 characters.',
		}),
		agency: t.string({ description: 'The code of the agency that answers for them.' }),
		kind: t.field({ type: IndicatorKind, description: 'Only of this kind.' }),
		level: t.field({ type: IndicatorLevel, description: 'Only on this level of the plans.' }),
		direction: t.field({ type: Direction, description: 'Only with this direction in force.' }),
		within: t.string({
			description: 'The code of a city or province; the home city where it is left out.',
		}),
	}),
});

/** The rows that a filter means among those that are looked through. Throws BAD_USER_INPUT naming the condition that cannot be used. */
export function indicatorsWhere(
	filter: typeof IndicatorFilter.$inferInput | null | undefined,
): Prisma.IndicatorWhereInput {
	const { agency, kind, level, direction, within } = filter ?? {};
	const search = searchText('filter.search', filter?.search);
	const contains = search && ({ contains: search, mode: 'insensitive' } as const);
	return {
		...(contains && { OR: [{ name: contains }, { nameEn: contains }, { code: contains }] }),
		...(agency != null && { agency: { code: checkedText('filter.agency', agency) } }),
		...(kind && { kind }),
		...(level && { level }),
		...(direction && { definition: { direction } }),
		...(within != null && { cityCode: { startsWith: regionCode('filter.within', within) } }),
	};
}

/** The same in the cities that are meant; a region or an agency that is not there is refused as well. */
export async function indicatorsOfCities(
	filter: typeof IndicatorFilter.$inferInput | null | undefined,
	context: Context,
): Promise<Prisma.IndicatorWhereInput> {
	const { agency, within, ...rest } = filter ?? {};
	const cityCode = await citiesWithin('filter.within', within, context);
	return {
		...indicatorsWhere(rest),
		cityCode,
		...(agency != null && {
			agencyId: { in: await agencyIds('filter.agency', agency, cityCode, context) },
		}),
	};
}

/**
 * The indicators of this code in the cities that are meant, of those that the viewer may see. Throws BAD_USER_INPUT
 * naming the field where there is none: hidden and missing answer alike.
 */
export async function indicatorIds(
	field: string,
	code: string,
	city: string | { startsWith: string },
	{ db }: Context,
): Promise<number[]> {
	const found = await db.indicator.findMany({
		where: { cityCode: city, code: checkedText(field, code) },
		select: { id: true },
	});
	if (found.length === 0) throw badInput(field, 'there is no such indicator.');
	return found.map(({ id }) => id);
}
