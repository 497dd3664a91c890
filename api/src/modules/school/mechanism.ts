import { builder } from '../../graph/builder.ts';
import { perOperation } from '../../operation/context.ts';
import { MechanismStatus, RequirementState } from '../../vocabulary/enums.ts';
import { present, type SchoolRow } from '../../vocabulary/rows.ts';

type Status = typeof MechanismStatus.$inferType;

interface Requirement {
	code: string;
	name: string;
	nameEn: string;
	mandatory: boolean;
	weight: string;
	state: typeof RequirementState.$inferType;
	validUntil: string | null;
	verifiedAt: string | null;
	activityOn: string | null;
}

interface Mechanism {
	status: Status;
	compliance: string | null;
	hasWorkingGroup: boolean;
	hasReferralPath: boolean;
	requirements?: Requirement[];
}

const RequirementRef = builder.objectRef<Requirement>('RequirementResult').implement({
	description: 'One requirement of the mechanism and how the school meets it today.',
	fields: (t) => ({
		code: t.exposeString('code', {
			description: 'Its code in the rule pack, such as WORKING_GROUP.',
		}),
		name: t.exposeString('name', { description: 'What is asked for, in Indonesian.' }),
		nameEn: t.exposeString('nameEn', { description: 'What is asked for, in English.' }),
		mandatory: t.exposeBoolean('mandatory', {
			description: 'Whether the mechanism cannot be established without it.',
		}),
		weight: t.expose('weight', { type: 'Decimal', description: 'Its weight in the compliance.' }),
		state: t.expose('state', { type: RequirementState, description: 'How it stands today.' }),
		validUntil: t.expose('validUntil', {
			type: 'Date',
			nullable: true,
			description:
				'The last day on which the evidence holds; null where it does not lapse or there is none.',
		}),
		verifiedAt: t.expose('verifiedAt', {
			type: 'DateTime',
			nullable: true,
			description: 'When it was verified; null where it was not.',
		}),
		activityOn: t.expose('activityOn', {
			type: 'Date',
			nullable: true,
			description:
				'The day of the last verified activity, such as a drill; null where there is none.',
		}),
	}),
});

const MechanismRef = builder.objectRef<Mechanism & { schoolId: number }>('Mechanism').implement({
	description:
		'How a school handles violence (mekanisme penanganan kekerasan). It takes no count of cases, so silence gains nothing.',
	fields: (t) => ({
		status: t.expose('status', { type: MechanismStatus, description: 'How far it is, today.' }),
		compliance: t.expose('compliance', {
			type: 'Decimal',
			nullable: true,
			description:
				'Weight of the requirements met, partly as half, over all, in percent; null where the rules ask for none.',
		}),
		hasWorkingGroup: t.exposeBoolean('hasWorkingGroup', {
			description: 'Whether a named working group (pokja) is met.',
		}),
		hasReferralPath: t.exposeBoolean('hasReferralPath', {
			description: 'Whether the referral agreement with the child-protection office is met.',
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
