// What somebody at work needs beside the entries: what they may do with each, and which periods are reported now.
import { builder } from '../../graph/builder.ts';
import { enumOf } from '../../graph/enum.ts';
import { PeriodRef } from '../../graph/period.ts';
import { day, of, record } from '../../graph/record.ts';
import { perOperation } from '../../operation/context.ts';

const AchievementStep = enumOf(
	'AchievementStep',
	'A step of an entry on its way to the public, or beside it.',
	{
		RECORD: 'Change its figures; of what is published: begin a correction.',
		SUBMIT: 'Hand it in.',
		WITHDRAW: 'Take it back.',
		APPROVE: 'Approve it.',
		RETURN: 'Give it back with a reason.',
		VERIFY: 'Verify it.',
		CORRECT: 'Correct what is published.',
	},
);
type Step = typeof AchievementStep.$inferType;

const stepsOf = perOperation<number, Step[]>(async (ids, { sql }) => {
	const rows = await sql<{ id: number; steps: Step[] }>(
		'select id, steps from app.achievement_steps_of($1)',
		[[...ids]],
	);
	return new Map(rows.map(({ id, steps }) => [id, steps]));
});

builder.prismaObjectField('Achievement', 'steps', (t) =>
	t.field({
		type: [AchievementStep],
		complexity: { field: 1, multiplier: 1 },
		description:
			'What the viewer may do with it as it stands today: by role, never on what they entered themselves, and as long as its period is open. A token that only reads may nothing.',
		resolve: async ({ id }, _args, context) => (await stepsOf(context).load(id)) ?? [],
	}),
);

const ReportedPeriodRef = record(
	'ReportedPeriod',
	'A period that is reported today (kalender pelaporan). Source: rule pack CALENDAR.',
	{
		period: of(PeriodRef)('Which one.'),
		opensOn: day('The first day on which it is reported: the one after it.'),
		dueOn: day('The last day on which a report is in time.'),
		closesOn: day('The last day on which a report is taken.'),
	},
);

builder.queryField('reportedPeriods', (t) =>
	t.field({
		type: [ReportedPeriodRef],
		complexity: { field: 2, multiplier: 3 },
		description: 'The periods that are reported today, newest first. Source: app.reported_periods.',
		resolve: (_root, _args, { json }) =>
			json<(typeof ReportedPeriodRef.$inferType)[]>('select app.reported_periods() as json'),
	}),
);
