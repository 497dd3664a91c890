import { builder } from '../../graph/builder.ts';
import { columns, decimal, of, plainFields, text } from '../../graph/record.ts';
import { relation } from '../../graph/relation.ts';
import { rowList } from '../../graph/row-list.ts';
import { achievements } from '../achievement/ref.ts';
import { agencies, AgencyRef } from '../agency/ref.ts';
import {
	Accumulation,
	definitionColumn,
	inDefinition,
	Direction,
	IndicatorKind,
	IndicatorLevel,
	IndicatorRef,
	type IndicatorRow,
	indicators,
	MinimizeFormula,
	ZeroTargetRule,
} from './ref.ts';

builder.prismaNode('Indicator', {
	id: { field: 'id', description: 'The global id.' },
	description:
		'What is measured (indikator kinerja): of an agency, or of the city as a whole. Definition, unit and formula are those of the newest version.',
	fields: (t) => ({
		...columns(t, indicators.column, {
			code: text('Its code, unique within the city.'),
			name: text('What is measured, in Indonesian.'),
			nameEn: text('What is measured, in English.'),
			kind: of(IndicatorKind)('Where it comes from.'),
			level: of(IndicatorLevel)('Where it stands in the plans.'),
			source: text.nullable(
				'Who published the figures, such as BPS; null where the agency reports them itself.',
			),
		}),
		...columns(
			plainFields(),
			definitionColumn,
			{
				definition: text.nullable(
					'What exactly is counted (definisi operasional), in Indonesian; null where there is none yet.',
				),
				definitionEn: text.nullable(
					'What exactly is counted, in English; null where there is none yet.',
				),
				formula: text('How the actual is worked out, in words and symbols.'),
				unit: text('The unit of actuals and targets, in Indonesian.'),
				unitEn: text('The unit in English.'),
				direction: of(Direction)('Which way it should move.'),
				accumulation: of(Accumulation)('How the entries of a year become one value.'),
				minimizeFormula: of(MinimizeFormula)(
					'The formula where it should fall; without meaning for other directions.',
				),
				zeroTarget: of(ZeroTargetRule)('What a target of 0 means.'),
				cap: decimal.nullable(
					'The greatest percent that it can reach; null where it is not capped.',
				),
				floor: decimal.nullable(
					'The least percent that it can fall to; null where the formula alone decides.',
				),
				weight: decimal(
					'Its weight in the score of the agency; with 0 it is shown and not scored.',
				),
				dataSource: text('Where the agency takes the figures from (sumber data).'),
			},
			inDefinition,
		),
		agency: relation(t, 'agency', {
			type: AgencyRef,
			nullable: true,
			description: 'The agency that answers for it; null for an indicator of the city.',
			columns: agencies.columns,
			otherwise: async (row: IndicatorRow, context) => {
				const id = await indicators.column('agencyId')(row, {}, context);
				return id === null ? null : agencies.byId(context).load(id);
			},
		}),
		parent: relation(t, 'parent', {
			type: IndicatorRef,
			nullable: true,
			description:
				'The indicator that it serves, one level up; null at the top or where it is not public.',
			columns: indicators.columns,
			otherwise: async (row: IndicatorRow, context) => {
				const id = await indicators.column('parentId')(row, {}, context);
				return id === null ? null : indicators.byId(context).load(id);
			},
		}),
		children: t.relation('children', {
			complexity: { field: 5, multiplier: 10 },
			description: 'The indicators that serve it, one level down, in the order of the codes.',
			query: { orderBy: [{ code: 'asc' }, { id: 'asc' }] },
		}),
		achievements: rowList(t, 'achievements', achievements, {
			description: 'What was reported, oldest first; a whole year stands before its quarters.',
			where: () => ({ correctsId: null }),
			orderBy: [{ year: 'asc' }, { quarter: 'asc' }, { id: 'asc' }],
		}),
	}),
});
