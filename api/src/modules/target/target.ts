import { builder } from '../../graph/builder.ts';
import { checkedYear, knownYears, PeriodInput, periodOf, PeriodRef } from '../../graph/period.ts';
import type { Shape } from '../../graph/row.ts';
import { perOperation } from '../../operation/context.ts';

const TargetRef = builder.prismaObject('Target', {
	description:
		'The value to reach in a period (target), in the unit of the indicator; either a value or a range of lower to upper.',
	fields: (t) => ({
		period: t.field({
			type: PeriodRef,
			description: 'The period that it is set for.',
			resolve: ({ year, quarter }) => ({ year, quarter }),
		}),
		value: t.expose('value', {
			type: 'Decimal',
			nullable: true,
			description: 'The value to reach; null where the target is a range or a milestone.',
		}),
		lower: t.expose('lower', {
			type: 'Decimal',
			nullable: true,
			description: 'The lower bound of a range, itself included; null where there is none.',
		}),
		upper: t.expose('upper', {
			type: 'Decimal',
			nullable: true,
			description: 'The upper bound of a range, itself included; null where there is none.',
		}),
		revision: t.exposeInt('revision', {
			description: 'Counts up from 1 with every change of this target.',
		}),
		reason: t.exposeString('reason', {
			nullable: true,
			description: 'Why it was changed, in Indonesian; null for the first revision.',
		}),
		reasonEn: t.exposeString('reasonEn', {
			nullable: true,
			description:
				'Why it was changed, in English; null for the first revision, and where nobody wrote it.',
		}),
		setOn: t.expose('setOn', { type: 'DateTime', description: 'When this revision was set.' }),
	}),
});

const adopted = { status: 'ADOPTED' } as const;

/** The newest adopted revision, by `indicator year quarter`. */
const targetInForce = perOperation<string, Shape<'Target'>>(async (keys, { db }) => {
	const wanted = keys.map((key) => key.split(' ').map(Number) as [number, number, number]);
	const rows = await db.target.findMany({
		where: {
			...adopted,
			OR: wanted.map(([indicatorId, year, quarter]) => ({ indicatorId, year, quarter })),
		},
		orderBy: { revision: 'asc' },
	});
	return new Map(rows.map((row) => [`${row.indicatorId} ${row.year} ${row.quarter}`, row]));
});

builder.prismaObjectFields('Indicator', (t) => ({
	target: t.field({
		type: TargetRef,
		nullable: true,
		complexity: 1,
		description: 'The target in force for a period; null where none was adopted.',
		args: {
			period: t.arg({ type: PeriodInput, required: true, description: 'The period asked for.' }),
		},
		resolve: ({ id }, args, context) => {
			const { year, quarter } = periodOf('period', args.period);
			return targetInForce(context).load(`${id} ${year} ${quarter}`);
		},
	}),
	targets: t.relation('targets', {
		complexity: { field: 5, multiplier: 10 },
		description: 'Every adopted target with all its revisions, oldest period and revision first.',
		args: { year: t.arg.int({ description: `Only those of this year; ${knownYears}.` }) },
		query: ({ year }) => ({
			where: { ...adopted, ...(year != null && { year: checkedYear('year', year) }) },
			orderBy: [{ year: 'asc' }, { quarter: 'asc' }, { revision: 'asc' }],
		}),
	}),
}));
