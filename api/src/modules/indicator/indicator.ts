import { builder } from '../../graph/builder.ts';
import { AchievementConnection } from '../../vocabulary/connections.ts';
import {
	Accumulation,
	Direction,
	IndicatorKind,
	IndicatorLevel,
	MinimizeFormula,
	ZeroTargetRule,
} from '../../vocabulary/enums.ts';
import { unasked } from '../../graph/columns.ts';
import { connectionCost } from '../../graph/page.ts';
import { AgencyRef, IndicatorRef } from '../../vocabulary/refs.ts';
import {
	agencyById,
	definitionColumn,
	indicatorById,
	indicatorColumn,
	type IndicatorRow,
} from '../../vocabulary/rows.ts';

builder.prismaNode('Indicator', {
	id: { field: 'id', description: 'The global id.' },
	description:
		'What is measured (indikator kinerja): of an agency, or of the city as a whole. Definition, unit and formula are those of the newest version.',
	fields: (t) => ({
		code: t.string({
			description: 'Its code, unique within the city.',
			resolve: indicatorColumn('code'),
		}),
		name: t.string({
			description: 'What is measured, in Indonesian.',
			resolve: indicatorColumn('name'),
		}),
		nameEn: t.string({
			description: 'What is measured, in English.',
			resolve: indicatorColumn('nameEn'),
		}),
		kind: t.field({
			type: IndicatorKind,
			description: 'Where it comes from.',
			resolve: indicatorColumn('kind') as never,
		}),
		level: t.field({
			type: IndicatorLevel,
			description: 'Where it stands in the plans.',
			resolve: indicatorColumn('level') as never,
		}),
		source: t.string({
			nullable: true,
			description:
				'Who published the figures, such as BPS; null where the agency reports them itself.',
			resolve: indicatorColumn('source'),
		}),
		definition: t.string({
			nullable: true,
			description:
				'What exactly is counted (definisi operasional), in Indonesian; null where there is none yet.',
			resolve: definitionColumn('definition'),
		}),
		definitionEn: t.string({
			nullable: true,
			description: 'What exactly is counted, in English; null where there is none yet.',
			resolve: definitionColumn('definitionEn'),
		}),
		formula: t.string({
			description: 'How the actual is worked out, in words and symbols.',
			resolve: definitionColumn('formula'),
		}),
		unit: t.string({
			description: 'The unit of actuals and targets, in Indonesian.',
			resolve: definitionColumn('unit'),
		}),
		unitEn: t.string({ description: 'The unit in English.', resolve: definitionColumn('unitEn') }),
		direction: t.field({
			type: Direction,
			description: 'Which way it should move.',
			resolve: definitionColumn('direction') as never,
		}),
		accumulation: t.field({
			type: Accumulation,
			description: 'How the entries of a year become one value.',
			resolve: definitionColumn('accumulation') as never,
		}),
		minimizeFormula: t.field({
			type: MinimizeFormula,
			description: 'The formula where it should fall; without meaning for other directions.',
			resolve: definitionColumn('minimizeFormula') as never,
		}),
		zeroTarget: t.field({
			type: ZeroTargetRule,
			description: 'What a target of 0 means.',
			resolve: definitionColumn('zeroTarget') as never,
		}),
		cap: t.field({
			type: 'Decimal',
			nullable: true,
			description: 'The greatest percent that it can reach; null where it is not capped.',
			resolve: definitionColumn('cap'),
		}),
		floor: t.field({
			type: 'Decimal',
			nullable: true,
			description: 'The least percent that it can fall to; null where the formula alone decides.',
			resolve: definitionColumn('floor'),
		}),
		weight: t.field({
			type: 'Decimal',
			description: 'Its weight in the score of the agency; with 0 it is shown and not scored.',
			resolve: definitionColumn('weight'),
		}),
		dataSource: t.string({
			description: 'Where the agency takes the figures from (sumber data).',
			resolve: definitionColumn('dataSource'),
		}),
		agency: t.field({
			type: AgencyRef,
			nullable: true,
			complexity: 1,
			description: 'The agency that answers for it; null for an indicator of the city.',
			resolve: async (row: IndicatorRow, args, context) => {
				if (row.agency !== undefined) return row.agency;
				const id = await indicatorColumn('agencyId')(row, args, context);
				return id === null ? null : agencyById(context).load(id);
			},
		}),
		parent: t.field({
			type: IndicatorRef,
			nullable: true,
			complexity: 1,
			description:
				'The indicator that it serves, one level up; null at the top or where it is not public.',
			resolve: async (row: IndicatorRow, args, context) => {
				if (row.parent !== undefined) return row.parent;
				const id = await indicatorColumn('parentId')(row, args, context);
				return id === null ? null : indicatorById(context).load(id);
			},
		}),
		children: t.relation('children', {
			complexity: { field: 5, multiplier: 10 },
			description: 'The indicators that serve it, one level down, in the order of the codes.',
			query: { orderBy: [{ code: 'asc' }, { id: 'asc' }] },
		}),
		achievements: t.relatedConnection(
			'achievements',
			{
				cursor: 'id',
				totalCount: true,
				complexity: connectionCost,
				description: 'What was reported, oldest first; a whole year stands before its quarters.',
				query: (_args, context) => ({
					orderBy: [{ year: 'asc' }, { quarter: 'asc' }, { id: 'asc' }],
					omit: unasked('Achievement', context),
				}),
			},
			AchievementConnection,
		),
	}),
});
