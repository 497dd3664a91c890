import { builder } from '../../graph/builder.ts';
import { PeriodRef } from '../../graph/period.ts';
import { Accumulation, Direction } from './ref.ts';

const Definition = builder.prismaObject('IndicatorDefinition', {
	description:
		'What an indicator means from a period on. A change is a new version; it moves no published number.',
	fields: (t) => ({
		version: t.exposeInt('version', { description: 'Counts up from 1.' }),
		validFrom: t.field({
			type: PeriodRef,
			description: 'The first quarter that it holds for.',
			resolve: ({ validFromYear, validFromQuarter }) => ({
				year: validFromYear,
				quarter: validFromQuarter,
			}),
		}),
		definition: t.exposeString('definition', {
			description: 'What exactly is counted, in Indonesian.',
		}),
		definitionEn: t.exposeString('definitionEn', {
			description: 'What exactly is counted, in English.',
		}),
		formula: t.exposeString('formula', { description: 'How the actual is worked out.' }),
		unit: t.exposeString('unit', { description: 'The unit of actuals and targets.' }),
		direction: t.field({
			type: Direction,
			description: 'Which way it should move.',
			resolve: ({ direction }) => direction as never,
		}),
		accumulation: t.field({
			type: Accumulation,
			description: 'How the entries of a year become one value.',
			resolve: ({ accumulation }) => accumulation as never,
		}),
		weight: t.expose('weight', {
			type: 'Decimal',
			description: 'The weight in the score of the agency.',
		}),
		reason: t.exposeString('reason', {
			nullable: true,
			description: 'Why it replaced the version before, in Indonesian; null for the first.',
		}),
		reasonEn: t.exposeString('reasonEn', {
			nullable: true,
			description:
				'Why it replaced the version before, in English; null for the first, and where nobody wrote it.',
		}),
	}),
});

builder.prismaObjectField('Indicator', 'definitions', (t) =>
	t.relation('definitions', {
		type: Definition,
		complexity: { field: 5, multiplier: 5 },
		description: 'Every version of its definition, oldest first.',
		query: { orderBy: { version: 'asc' } },
	}),
);
