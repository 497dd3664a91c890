import { builder } from '../../graph/builder.ts';
import { perOperation } from '../../operation/context.ts';
import { GrantState, Role } from '../../vocabulary/enums.ts';
import { GrantRef, userById, UserRef, type GrantRow } from '../../vocabulary/people.ts';

interface Rights {
	approve: boolean;
	withdraw: boolean;
}

const rightsOn = perOperation<number, Rights>(async (ids, { sql }) => {
	const rows = await sql<Rights & { id: number }>(
		`select id, app.may_approve_grant(id) as approve, app.may_withdraw_grant(id) as withdraw
		from unnest($1::integer[]) id`,
		[ids],
	);
	return new Map(rows.map(({ id, ...rights }) => [id, rights]));
});

type PersonColumn = 'userId' | 'givenById' | 'approvedById' | 'withdrawnById';

GrantRef.implement({
	description:
		'A role on a region, an agency or a school that somebody was given (peran). It holds while its state is HOLDS.',
	interfaces: [builder.nodeInterfaceRef()],
	fields: (t) => {
		const person = (column: PersonColumn, description: string) =>
			t.field({
				type: UserRef,
				nullable: true,
				complexity: 1,
				description,
				resolve: (row: GrantRow, _args, context) => {
					const id = row[column];
					return id === null ? null : userById(context).load(id);
				},
			});
		return {
			id: t.id({
				description: 'The global id.',
				resolve: ({ id }, _args, { ids }) => ids.idOf('Grant', id),
			}),
			role: t.field({
				type: Role,
				description: 'Which role.',
				resolve: ({ role }) => role as never,
			}),
			scope: t.exposeString('scope', {
				description:
					'What it is held on: "region:33.75", "agency:DINDIK" or "school:" with an NPSN.',
			}),
			placeName: t.exposeString('placeName', { description: 'The name of that place.' }),
			awardYear: t.exposeInt('awardYear', {
				nullable: true,
				description: 'Of a committee: the one award year that it is for; null for every year.',
			}),
			validFrom: t.expose('validFrom', {
				type: 'Date',
				description: 'The first day on which it holds.',
			}),
			validTo: t.expose('validTo', {
				type: 'Date',
				nullable: true,
				description: 'The last day; null while no end is set.',
			}),
			state: t.expose('state', { type: GrantState, description: 'How it stands today.' }),
			reason: t.exposeString('reason', { nullable: true, description: 'Why it was given.' }),
			givenAt: t.expose('givenAt', { type: 'DateTime', description: 'When it was given.' }),
			approvedAt: t.expose('approvedAt', {
				type: 'DateTime',
				nullable: true,
				description: 'When a second person approved it; null where none had to or none did.',
			}),
			withdrawnAt: t.expose('withdrawnAt', {
				type: 'DateTime',
				nullable: true,
				description: 'When it was withdrawn; null where it was not.',
			}),
			user: person('userId', 'Who has it; null where the viewer may not see them.'),
			givenBy: person(
				'givenById',
				'Who gave it; null for the program, or where the viewer may not see them.',
			),
			approvedBy: person(
				'approvedById',
				'Who approved it; null for the operator, for nobody, or where the viewer may not see them.',
			),
			withdrawnBy: person(
				'withdrawnById',
				'Who withdrew it; null for nobody, or where the viewer may not see them.',
			),
			mayApprove: t.boolean({
				complexity: 1,
				description: 'Whether the viewer may approve it.',
				resolve: async ({ id }, _args, context) =>
					(await rightsOn(context).load(id))?.approve ?? false,
			}),
			mayWithdraw: t.boolean({
				complexity: 1,
				description: 'Whether the viewer may withdraw it.',
				resolve: async ({ id }, _args, context) =>
					(await rightsOn(context).load(id))?.withdraw ?? false,
			}),
		};
	},
});
