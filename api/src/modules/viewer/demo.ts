import { builder } from '../../graph/builder.ts';

builder.queryField('isDemo', (t) =>
	t.boolean({
		complexity: 1,
		description:
			'Whether this is the made-up demo city, whose figures of agencies, schools and people are examples.',
		resolve: (_root, _args, { json }) => json<boolean>('select app.is_demo() as json'),
	}),
);
