import { act } from '../../graph/act.ts';
import { builder } from '../../graph/builder.ts';
import { enumOf } from '../../graph/enum.ts';
import { numberOf } from '../../graph/global-id.ts';
import { BulkRefusedError, InvalidInputError, NotAllowedError } from '../../operation/refusals.ts';
import { achievements } from './ref.ts';

const most = 100;

const BulkStep = enumOf('BulkStep', 'A step that many entries take together.', {
	SUBMIT: 'Hand them in.',
	WITHDRAW: 'Take them back.',
	APPROVE: 'Approve them.',
	RETURN: 'Give them back with a reason.',
	VERIFY: 'Verify them.',
});

const MovedAchievement = builder.inputType('MovedAchievement', {
	description: 'An entry as it was seen.',
	fields: (t) => ({
		id: t.id({ required: true, description: 'The entry, by its global id.' }),
		version: t.int({ required: true, description: 'The version that the viewer saw.' }),
	}),
});

const MoveAchievementsInput = builder.inputType('MoveAchievementsInput', {
	description: 'Which step many entries take together.',
	fields: (t) => ({
		step: t.field({ type: BulkStep, required: true, description: 'The step.' }),
		entries: t.field({
			type: [MovedAchievement],
			required: true,
			description: `The entries, from 1 to ${most}.`,
		}),
		reason: t.string({
			description: 'Why, at most 500 characters; 5 at the least where they are given back.',
		}),
	}),
});

act('moveAchievements', {
	description:
		'Takes one step with many entries: with all of them, or with none. Each is asked as if it were alone.',
	complexity: most,
	input: [MoveAchievementsInput, 'The step, and which entries.'],
	refusals: [BulkRefusedError, InvalidInputError, NotAllowedError],
	result: 'The entries as they stand now, or why all stay as they were.',
	success: 'The step is taken with each of them.',
	async run({ step, entries, reason }, { sql }) {
		if (entries.length < 1 || entries.length > most)
			throw new InvalidInputError('entries', 'LIMIT', `give from 1 to ${most} entries.`, { most });
		const ids = entries.map(({ id }) => numberOf('Achievement', id) ?? 0);
		await sql('select app.step_achievements($1, $2, $3, $4)', [
			...[ids, entries.map(({ version }) => version), step, reason ?? null],
		]);
		return { ids };
	},
	shows: (t) => ({
		achievements: t.field({
			type: [achievements.ref],
			complexity: { field: 1, multiplier: 20 },
			description: 'The entries as they stand now, in the order in which they were given.',
			resolve: ({ ids }, _args, context) => ids.map((id) => achievements.now({ id }, context)),
		}),
	}),
});
