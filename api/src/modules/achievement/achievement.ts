import { builder } from '../../graph/builder.ts';
import { PeriodInput, periodOf, PeriodRef } from '../../graph/period.ts';
import { columns, decimal, int, moment, of, text } from '../../graph/record.ts';
import { relation } from '../../graph/relation.ts';
import { present } from '../../graph/row.ts';
import { perOperation } from '../../operation/context.ts';
import { attainmentOf, AttainmentRef } from '../attainment/ref.ts';
import { IndicatorRef, indicators } from '../indicator/ref.ts';
import { publicationOf, publishedAs } from './publication.ts';
import { type AchievementRow, achievements, AchievementStatus } from './ref.ts';

builder.prismaNode('Achievement', {
	id: { field: 'id', description: 'The global id.' },
	description:
		'What was reported for one indicator in one period (realisasi). Actuals are in the unit of the indicator; only attainments compare between indicators.',
	fields: (t) => ({
		indicator: relation(t, 'indicator', {
			type: IndicatorRef,
			description: 'What was measured.',
			columns: indicators.columns,
			otherwise: async (row: AchievementRow, context) => {
				const id = await achievements.column('indicatorId')(row, {}, context);
				return present(await indicators.byId(context).load(id));
			},
		}),
		period: t.field({
			type: PeriodRef,
			description: 'The period that it is the achievement of.',
			resolve: async (row, args, context) => ({
				year: await achievements.column('year')(row, args, context),
				quarter: await achievements.column('quarter')(row, args, context),
			}),
		}),
		...columns(t, achievements.column, {
			actual: decimal.nullable(
				'The value reached; 1 or 0 for done or not done; null where it was not reported.',
			),
			numerator: decimal.nullable('The part, where the indicator is a ratio of sums; else null.'),
			denominator: decimal.nullable(
				'The whole, where the indicator is a ratio of sums; else null.',
			),
			note: text.nullable('What the agency wrote beside it.'),
			status: of(AchievementStatus)('How far it is on its way to the public.'),
			version: int(
				'Counts up with every change; give it back when changing, so that nothing is overwritten.',
			),
			updatedAt: moment('When it was last changed.'),
		}),
		attainment: t.field({
			type: AttainmentRef,
			complexity: 1,
			description:
				'Percent of the target: the snapshot where it is published, else of the values as they stand.',
			resolve: ({ id }, _args, context) => attainmentOf(context, id),
		}),
		publishedAt: t.field({
			type: 'DateTime',
			nullable: true,
			description: 'When the snapshot in force was published; null where it is not published.',
			resolve: async ({ id }, _args, context) =>
				(await publicationOf(context).load(id))?.publishedAt,
		}),
		definitionVersion: t.int({
			nullable: true,
			description: 'The version of the definition in the snapshot; null where it is not published.',
			resolve: async ({ id }, _args, context) =>
				(await publicationOf(context).load(id))?.definitionVersion,
		}),
		targetRevision: t.int({
			nullable: true,
			description:
				'The revision of the target in the snapshot; null where there was none or it is not published.',
			resolve: async ({ id }, _args, context) =>
				(await publicationOf(context).load(id))?.targetRevision,
		}),
		target: t.field({
			type: 'Decimal',
			nullable: true,
			description:
				'The value that it was compared with in the snapshot; null for a range or where it is not published.',
			resolve: async ({ id }, _args, context) => (await publicationOf(context).load(id))?.target,
		}),
		correction: t.relation('correction', {
			nullable: true,
			complexity: { field: 2, multiplier: 1 },
			description:
				'The correction of it that is being worked on, for those who may see it; until that is published, this stays what is published. Else null.',
		}),
		corrects: t.relation('corrects', {
			nullable: true,
			complexity: { field: 2, multiplier: 1 },
			description: 'The published entry that this one corrects; null where it is none.',
		}),
		history: t.relation('versions', {
			complexity: { field: 5, multiplier: 5 },
			description:
				'The states that it has been in, oldest first, of those that the viewer may see.',
			query: { orderBy: { version: 'asc' } },
		}),
	}),
});

builder.prismaObject('AchievementVersion', {
	description: 'One state that an achievement has been in.',
	fields: (t) => ({
		version: t.exposeInt('version', { description: 'Counts up from 1.' }),
		actual: t.expose('actual', {
			type: 'Decimal',
			nullable: true,
			description: 'The value at that time; null where it was not reported.',
		}),
		numerator: t.expose('numerator', {
			type: 'Decimal',
			nullable: true,
			description: 'The part at that time, where the indicator is a ratio of sums; else null.',
		}),
		denominator: t.expose('denominator', {
			type: 'Decimal',
			nullable: true,
			description: 'The whole at that time, where the indicator is a ratio of sums; else null.',
		}),
		ruleVersion: t.string({
			nullable: true,
			description:
				'The version of the rule pack that it was published by; null for a state that was not published.',
			select: { achievementId: true, version: true },
			resolve: async ({ achievementId, version }, _args, context) =>
				(await publishedAs(context).load(`${achievementId} ${version}`))?.ruleVersion,
		}),
		percent: t.field({
			type: 'Decimal',
			nullable: true,
			description:
				'The attainment that was published with it; null where there was none, and for a state that was not published.',
			select: { achievementId: true, version: true },
			resolve: async ({ achievementId, version }, _args, context) =>
				(await publishedAs(context).load(`${achievementId} ${version}`))?.percent,
		}),
		status: t.field({
			type: AchievementStatus,
			description: 'The status at that time.',
			resolve: ({ status }) => status as never,
		}),
		at: t.expose('at', { type: 'DateTime', description: 'When it came into this state.' }),
		reason: t.exposeString('reason', {
			nullable: true,
			description:
				'Why it was returned, corrected or published anew, as it was written; else null.',
		}),
		reasonEn: t.exposeString('reasonEn', {
			nullable: true,
			description: 'The same in English; null where nobody wrote it.',
		}),
	}),
});

/** The achievement that the viewer may see, by `indicator year quarter`. */
const achievementIn = perOperation<string, AchievementRow>(async (keys, { db }) => {
	const wanted = keys.map((key) => key.split(' ').map(Number) as [number, number, number]);
	const rows = await db.achievement.findMany({
		where: {
			correctsId: null,
			OR: wanted.map(([indicatorId, year, quarter]) => ({ indicatorId, year, quarter })),
		},
	});
	return new Map(rows.map((row) => [`${row.indicatorId} ${row.year} ${row.quarter}`, row]));
});

builder.prismaObjectField('Indicator', 'achievement', (t) =>
	t.field({
		type: achievements.ref,
		nullable: true,
		complexity: 1,
		description:
			'What was reported for a period; null where there is nothing that the viewer may see.',
		args: {
			period: t.arg({ type: PeriodInput, required: true, description: 'The period asked for.' }),
		},
		resolve: ({ id }, args, context) => {
			const { year, quarter } = periodOf('period', args.period);
			return achievementIn(context).load(`${id} ${year} ${quarter}`);
		},
	}),
);
