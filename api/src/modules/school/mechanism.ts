import { builder } from '../../graph/builder.ts';
import { enumOf } from '../../graph/enum.ts';
import { day, decimal, flag, moment, of, record, shown, text } from '../../graph/record.ts';
import { present } from '../../graph/row.ts';
import { perOperation } from '../../operation/context.ts';
import { MechanismStatus, type SchoolRow } from './ref.ts';

const RequirementState = enumOf(
	'RequirementState',
	'How a requirement of the mechanism stands today.',
	{
		MET: 'Met and verified.',
		PARTLY: 'Partly met and verified.',
		NOT_MET: 'Not met, or nothing was handed in.',
		EXPIRED: 'Was met; the evidence has lapsed.',
		UNVERIFIED: 'Claimed by the school, not verified yet.',
	},
);

type Status = typeof MechanismStatus.$inferType;

interface Mechanism {
	status: Status;
	compliance: string | null;
	hasWorkingGroup: boolean;
	hasReferralPath: boolean;
	requirements?: Requirement[];
}

const RequirementRef = record(
	'RequirementResult',
	'One requirement of the mechanism and how the school meets it today.',
	{
		code: text('Its code in the rule pack, such as WORKING_GROUP.'),
		name: text('What is asked for, in Indonesian.'),
		nameEn: text('What is asked for, in English.'),
		mandatory: flag('Whether the mechanism cannot be established without it.'),
		weight: decimal('Its weight in the compliance.'),
		state: of(RequirementState)('How it stands today.'),
		validUntil: day.nullable(
			'The last day on which the evidence holds; null where it does not lapse or there is none.',
		),
		verifiedAt: moment.nullable('When it was verified; null where it was not.'),
		activityOn: day.nullable(
			'The day of the last verified activity, such as a drill; null where there is none.',
		),
	},
);
type Requirement = typeof RequirementRef.$inferType;

const MechanismRef = builder.objectRef<Mechanism & { schoolId: number }>('Mechanism').implement({
	description:
		'How a school handles violence (mekanisme penanganan kekerasan). It takes no count of cases, so silence gains nothing.',
	fields: (t) => ({
		...shown(t, {
			status: of(MechanismStatus)('How far it is, today.'),
			compliance: decimal.nullable(
				'Weight of the requirements met, partly as half, over all, in percent; null where the rules ask for none.',
			),
			hasWorkingGroup: flag('Whether a named working group (pokja) is met.'),
			hasReferralPath: flag(
				'Whether the referral agreement with the child-protection office is met.',
			),
		}),
		requirements: t.field({
			type: [RequirementRef],
			complexity: { field: 1, multiplier: 10 },
			description: 'Every requirement of the rule pack in force, in its order.',
			resolve: async ({ requirements, schoolId }, _args, context) =>
				requirements ?? present(await mechanismOf(context).load(schoolId)).requirements ?? [],
		}),
	}),
});

const mechanismOf = perOperation<number, Mechanism>(async (ids, { sql }) => {
	const rows = await sql<{ id: number; mechanism: Mechanism }>(
		'select id, mechanism from app.school_mechanisms($1)',
		[ids],
	);
	return new Map(rows.map(({ id, mechanism }) => [id, mechanism]));
});

builder.prismaObjectField('School', 'mechanism', (t) =>
	t.field({
		type: MechanismRef,
		complexity: 1,
		description: 'How it handles violence.',
		resolve: async (row: SchoolRow & { mechanism?: Mechanism }, _args, context) => ({
			...(row.mechanism ?? present(await mechanismOf(context).load(row.id))),
			schoolId: row.id,
		}),
	}),
);
