import { act } from '../../graph/act.ts';
import { builder } from '../../graph/builder.ts';
import { PeriodInput, periodOf } from '../../graph/period.ts';
import { present } from '../../graph/row.ts';
import { told } from '../../operation/refusable.ts';
import {
	ConflictError,
	InvalidInputError,
	NotAllowedError,
	PeriodClosedError,
} from '../../operation/refusals.ts';
import { indicatorIds } from '../indicator/ref.ts';
import { achievements } from './ref.ts';

const refusals = [InvalidInputError, NotAllowedError, ConflictError, PeriodClosedError];

const RecordAchievementInput = builder.inputType('RecordAchievementInput', {
	description: 'What was reached by an indicator in a period; nothing is handed in yet.',
	fields: (t) => ({
		indicator: t.string({
			required: true,
			description: 'The code of an indicator of an agency that the viewer is staff of.',
		}),
		period: t.field({
			type: PeriodInput,
			required: true,
			description: 'The period: a quarter, or a year where its quarters have no targets.',
		}),
		actual: t.field({
			type: 'Decimal',
			description:
				'The value reached, in the unit of the indicator; 1 or 0 for done or not done. At most 15 digits and 6 decimals.',
		}),
		numerator: t.field({
			type: 'Decimal',
			description: 'The part, for RATIO_OF_SUMS in place of the actual.',
		}),
		denominator: t.field({
			type: 'Decimal',
			description: 'The whole, for RATIO_OF_SUMS; more than 0.',
		}),
		note: t.string({
			description: 'What readers should know beside the figure, at most 2,000 characters.',
		}),
		version: t.int({
			description:
				'The version that the editor saw; null for a first entry. To begin a correction, that of the published entry.',
		}),
		reason: t.string({
			description:
				'Why what is published is to be corrected, 5 to 500 characters; it is shown to everybody with the correction. Else left out.',
		}),
		idempotencyKey: t.string({
			description:
				'8 to 100 letters, digits, - or _ that the caller chose: the same key does it once, however often it is sent within 30 days.',
		}),
	}),
});

act('recordAchievement', {
	description:
		'Enters what was reached, as a draft of the agency, or changes a draft. Of a published entry it begins a correction, which goes the same way; what is published stays until then.',
	input: [RecordAchievementInput, 'What was reached.'],
	refusals,
	result: 'The entry as it stands now, or why nothing was entered.',
	success: 'It is entered.',
	async run({ indicator, period, ...figures }, context) {
		const { actual, numerator, denominator, note, version, reason, idempotencyKey } = figures;
		const { year, quarter } = await told('OUT_OF_RANGE', () => periodOf('period', period));
		const [row] = await context.sql<{ id: number }>(
			'select app.record_achievement($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as id',
			[
				(
					await told('NOT_FOUND', () => indicatorIds('indicator', indicator, context.home, context))
				)[0],
				...[year, quarter, actual ?? null, numerator ?? null, denominator ?? null],
				...[note ?? null, version ?? null, reason ?? null, idempotencyKey ?? null],
			],
		);
		return present(row);
	},
	shows: (t) => ({
		achievement: t.field({
			type: achievements.ref,
			description: 'The entry as it stands now.',
			resolve: (done, _args, context) => achievements.now(done, context),
		}),
	}),
});
