import { builder } from '../../graph/builder.ts';
import { day, int, moment, of, plainFields, shown, text } from '../../graph/record.ts';
import { relation } from '../../graph/relation.ts';
import type { Shape } from '../../graph/row.ts';
import { perOperation } from '../../operation/context.ts';
import { UserRef, users } from '../user/ref.ts';
import { GrantState, Role } from './ref.ts';

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

type Person = 'user' | 'givenBy' | 'approvedBy' | 'withdrawnBy';
type GrantRow = Shape<'Grant'>;

builder.prismaObject('Grant', {
	description:
		'A role on a region, an agency or a school that somebody was given (peran). It holds while its state is HOLDS.',
	interfaces: [builder.nodeInterfaceRef()],
	fields: (t) => {
		const person = (name: Person, column: `${Person}Id`, description: string) =>
			relation(t, name, {
				type: UserRef,
				nullable: true,
				description,
				columns: users.columns,
				otherwise: (row: GrantRow, context) => {
					const id = row[column];
					return id === null ? null : users.byId(context).load(id);
				},
			});
		return {
			id: t.id({
				description: 'The global id.',
				resolve: ({ id }, _args, { ids }) => ids.idOf('Grant', id),
			}),
			...shown(plainFields<GrantRow>(), {
				role: of(Role)('Which role.'),
				scope: text(
					'What it is held on: "region:33.75", "agency:DINDIK" or "school:" with an NPSN.',
				),
				placeName: text('The name of that place.'),
				awardYear: int.nullable(
					'Of a committee: the one award year that it is for; null for every year.',
				),
				validFrom: day('The first day on which it holds.'),
				validTo: day.nullable('The last day; null while no end is set.'),
				state: of(GrantState)('How it stands today.'),
				reason: text.nullable('Why it was given.'),
				givenAt: moment('When it was given.'),
				approvedAt: moment.nullable(
					'When a second person approved it; null where none had to or none did.',
				),
				withdrawnAt: moment.nullable('When it was withdrawn; null where it was not.'),
			}),
			user: person('user', 'userId', 'Who has it; null where the viewer may not see them.'),
			givenBy: person(
				'givenBy',
				'givenById',
				'Who gave it; null for the program, or where the viewer may not see them.',
			),
			approvedBy: person(
				'approvedBy',
				'approvedById',
				'Who approved it; null for the operator, for nobody, or where the viewer may not see them.',
			),
			withdrawnBy: person(
				'withdrawnBy',
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
