import { builder } from '../../graph/builder.ts';
import { enumOf } from '../../graph/enum.ts';
import { perOperation } from '../../operation/context.ts';
import { ViewerRef } from '../viewer/ref.ts';

interface AccountRow {
	email: string;
	is_demo: boolean;
	two_factor_enabled: boolean;
}

/** The viewer's own account; null where nobody signed in. */
const accountOf = perOperation<'own', AccountRow>(async (_keys, { sql, viewer }) => {
	if (viewer.userId === null) return new Map();
	const [row] = await sql<AccountRow>(
		'select email, is_demo, two_factor_enabled from app.app_user where id = $1',
		[viewer.userId],
	);
	return new Map(row ? [['own', row]] : []);
});

const SecondFactorState = enumOf(
	'SecondFactorState',
	'How the session stands to the second factor that some roles need (verifikasi dua langkah).',
	{
		OFF: 'It is not set up, and no role of the viewer needs it.',
		SET_UP: 'A role of the viewer needs it: it holds only once the second factor is set up.',
		VERIFY: 'It is set up and was not shown in this session; roles that need it do not hold.',
		SHOWN: 'It was shown in this session.',
	},
);

builder.objectFields(ViewerRef, (t) => ({
	email: t.string({
		nullable: true,
		complexity: 1,
		description: 'The e-mail address with which the viewer signs in; null where nobody signed in.',
		resolve: async (_viewer, _args, context) => (await accountOf(context).load('own'))?.email,
	}),
	isExample: t.boolean({
		complexity: 1,
		description: 'Whether this is an account of the demo, which stays as it is.',
		resolve: async (_viewer, _args, context) =>
			(await accountOf(context).load('own'))?.is_demo ?? false,
	}),
	secondFactor: t.field({
		type: SecondFactorState,
		nullable: true,
		complexity: 1,
		description: 'How this session stands to the second factor; null where no session asks.',
		resolve: async (_viewer, _args, context) => {
			const { session } = context.viewer;
			if (!session) return null;
			if (session.secondFactor) return 'SHOWN' as const;
			if (session.secondFactorDue) return session.secondFactorDue;
			return (await accountOf(context).load('own'))?.two_factor_enabled
				? ('VERIFY' as const)
				: ('OFF' as const);
		},
	}),
}));
