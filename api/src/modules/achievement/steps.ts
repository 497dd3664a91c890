import { acts } from '../../graph/act.ts';
import { builder } from '../../graph/builder.ts';
import { numberOf } from '../../graph/global-id.ts';
import {
	ConflictError,
	InvalidInputError,
	NotAllowedError,
	PeriodClosedError,
} from '../../operation/refusals.ts';
import { achievements } from './ref.ts';

const transition = acts<{ id: number }>('TransitionAchievement', {
	refusals: [InvalidInputError, NotAllowedError, ConflictError, PeriodClosedError],
	result: 'The entry as it stands now, or why it stays as it was.',
	success: 'The step is taken.',
	shows: (t) => ({
		achievement: t.field({
			type: achievements.ref,
			description: 'The entry as it stands now.',
			resolve: (done, _args, context) => achievements.now(done, context),
		}),
	}),
});

const TransitionInput = builder.inputType('TransitionInput', {
	description: 'Which entry takes a step, as it was seen.',
	fields: (t) => ({
		id: t.id({ required: true, description: 'The entry, by its global id.' }),
		version: t.int({ required: true, description: 'The version that the viewer saw.' }),
		reason: t.string({
			description:
				'Why, at most 500 characters. Where an entry is given back, 5 at the least, and the agency reads it; else it stands in the audit log alone.',
		}),
	}),
});

/** An entry that is hidden, or is none, answers as one that the viewer may do nothing with. */
const entryOf = (id: string | number) => numberOf('Achievement', id) ?? 0;

function step(field: string, verb: string, description: string): void {
	transition(field, {
		description,
		input: [TransitionInput, 'Which entry, as it was seen.'],
		async run({ id: named, version, reason }, { sql }) {
			const id = entryOf(named);
			await sql('select app.step_achievement($1, $2, $3, $4)', [id, version, verb, reason ?? null]);
			return { id };
		},
	});
}

step(
	'submitAchievement',
	'SUBMIT',
	'Hands a draft, or what was given back, to the head of the agency.',
);
step('withdrawAchievement', 'WITHDRAW', 'Takes back what was handed in, as a draft.');
step(
	'approveAchievement',
	'APPROVE',
	'Approves, as head of the agency, what was handed in; never what the viewer entered or handed in.',
);
step(
	'returnAchievement',
	'RETURN',
	'Gives back with a reason: the head of the agency what was handed in, an evaluator of the city what was approved or verified.',
);
step(
	'verifyAchievement',
	'VERIFY',
	'Verifies, as evaluator of the city, what was approved; never what the viewer entered or handed in.',
);

const CorrectAchievementInput = builder.inputType('CorrectAchievementInput', {
	description: 'What a published entry should have said.',
	fields: (t) => ({
		id: t.id({ required: true, description: 'The published entry, by its global id.' }),
		version: t.int({ required: true, description: 'The version that the viewer saw.' }),
		actual: t.field({ type: 'Decimal', description: 'The right value.' }),
		numerator: t.field({ type: 'Decimal', description: 'The right part, for RATIO_OF_SUMS.' }),
		denominator: t.field({ type: 'Decimal', description: 'The right whole, for RATIO_OF_SUMS.' }),
		reason: t.string({
			required: true,
			description: 'Why, 5 to 500 characters; everybody reads it beside the figure.',
		}),
	}),
});

transition('correctAchievement', {
	description:
		'Corrects, as evaluator of the city, a published entry at once, as a new version with its reason: later quarters, the year, scores and ranks follow in the same act. Never what the viewer entered.',
	// It works out anew all that is built on the figure.
	complexity: 100,
	input: [CorrectAchievementInput, 'What it should have said.'],
	async run({ id: named, version, actual, numerator, denominator, reason }, { sql }) {
		const id = entryOf(named);
		await sql('select app.correct_achievement($1, $2, $3, $4, $5, $6)', [
			...[id, version, actual ?? null, numerator ?? null, denominator ?? null, reason],
		]);
		return { id };
	},
});
