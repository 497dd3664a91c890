import { act } from '../../graph/act.ts';
import { builder } from '../../graph/builder.ts';
import { PeriodInput, periodOf } from '../../graph/period.ts';
import { present } from '../../graph/row.ts';
import { told } from '../../operation/refusable.ts';
import { InvalidInputError, NotAllowedError } from '../../operation/refusals.ts';
import { agencyIds } from '../agency/ref.ts';
import { RankingRef } from '../ranking/ref.ts';

const PublishInput = builder.inputType('PublishInput', {
	description: 'What is published: a period of the home city, or of one of its agencies.',
	fields: (t) => ({
		period: t.field({ type: PeriodInput, required: true, description: 'The period.' }),
		agency: t.string({
			description: 'The code of an agency; the whole city where it is left out.',
		}),
	}),
});

act('publishAchievements', {
	description:
		'Publishes, as evaluator of the city, all that is verified of a period, corrections too: all of it, or nothing. What is built on it follows in the same act.',
	complexity: 200,
	named: 'Publish',
	input: [PublishInput, 'What is published.'],
	refusals: [NotAllowedError, InvalidInputError],
	result: 'How many entries were published, or why none was.',
	success: 'It is public.',
	async run({ period, agency }, context) {
		const { year, quarter } = await told('OUT_OF_RANGE', () => periodOf('period', period));
		const [agencyId] =
			agency == null
				? []
				: await told('NOT_FOUND', () => agencyIds('agency', agency, context.home, context));
		const [row] = await context.sql<{ published: number }>(
			'select app.publish_period($1, $2, $3, $4) as published',
			[context.home, year, quarter, agencyId ?? null],
		);
		return { ...present(row), year, quarter };
	},
	shows: (t) => ({
		published: t.exposeInt('published', { description: 'How many entries.' }),
		ranking: t.field({
			type: RankingRef,
			complexity: 20,
			description: 'The ranking of the period as it is now.',
			resolve: ({ year, quarter }, _args, { json, home }) =>
				json<typeof RankingRef.$inferType>('select app.ranking($1, $2, $3, null) as json', [
					...[home, year, quarter],
				]),
		}),
	}),
});
