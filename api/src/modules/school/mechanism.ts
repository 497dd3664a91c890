import { builder } from '../../graph/builder.ts';
import { decimal, flag, of, shown } from '../../graph/record.ts';
import { present } from '../../graph/row.ts';
import { perOperation } from '../../operation/context.ts';
import { MechanismStatus, type SchoolRow } from './ref.ts';
import { type RequirementResult, RequirementResultRef } from './requirement-result.ts';
import { type MechanismTrace, MechanismTraceRef } from './trace.ts';

interface Mechanism {
	status: typeof MechanismStatus.$inferType;
	compliance: string | null;
	hasWorkingGroup: boolean;
	hasReferralPath: boolean;
	/** The moment that was asked for; null is now. */
	asOf: string | null;
	requirements?: RequirementResult[];
}

const MechanismRef = builder.objectRef<Mechanism & { schoolId: number }>('Mechanism').implement({
	description:
		'How a school handles violence (mekanisme penanganan kekerasan). It takes no count of cases, so silence gains nothing.',
	fields: (t) => ({
		...shown(t, {
			status: of(MechanismStatus)('How far it is.'),
			compliance: decimal.nullable(
				'Weight of the requirements met, partly as half, over all, in percent; null where the rules ask for none.',
			),
			hasWorkingGroup: flag('Whether a named working group (pokja) is met.'),
			hasReferralPath: flag(
				'Whether the referral agreement with the child-protection office is met.',
			),
		}),
		requirements: t.field({
			type: [RequirementResultRef],
			complexity: { field: 1, multiplier: 10 },
			description: 'Every requirement of the rule pack in force on that day, in its order.',
			resolve: async ({ requirements, schoolId, asOf }, _args, context) =>
				requirements ??
				present(await mechanismOf(context).load(keyOf(schoolId, asOf))).requirements ??
				[],
		}),
		trace: t.field({
			type: MechanismTraceRef,
			complexity: 25,
			description: 'Where status and compliance come from. Source: app.mechanism_trace.',
			resolve: ({ schoolId, asOf }, _args, { json }) =>
				json<MechanismTrace>('select app.mechanism_trace($1, $2) as json', [schoolId, asOf]),
		}),
	}),
});

/** A school at a moment: `7`, or `7 2026-06-30T16:59:59Z`. */
const keyOf = (id: number, asOf: string | null) => (asOf === null ? `${id}` : `${id} ${asOf}`);

const mechanismOf = perOperation<string, Mechanism>(async (keys, { sql }) => {
	const found = new Map<string, Mechanism>();
	const idsAt = Map.groupBy(
		keys.map((key) => key.split(' ')),
		([, asOf]) => asOf ?? null,
	);
	for (const [asOf, schools] of idsAt) {
		const rows = await sql<{ id: number; mechanism: Mechanism }>(
			'select id, mechanism from app.school_mechanisms($1, $2)',
			[schools.map(([id]) => Number(id)), asOf],
		);
		for (const { id, mechanism } of rows) found.set(keyOf(id, asOf), { ...mechanism, asOf });
	}
	return found;
});

builder.prismaObjectField('School', 'mechanism', (t) =>
	t.field({
		type: MechanismRef,
		complexity: 1,
		description: 'How it handles violence.',
		args: {
			asOf: t.arg({
				type: 'DateTime',
				description:
					'From what was known and verified at this moment, judged on its day; where it is left out, the moment of the list, else now.',
			}),
		},
		resolve: async (row: SchoolRow & { mechanism?: Mechanism }, { asOf }, context) => ({
			...((asOf == null && row.mechanism) ||
				present(await mechanismOf(context).load(keyOf(row.id, asOf ?? null)))),
			schoolId: row.id,
		}),
	}),
);
