import { builder } from '../../graph/builder.ts';
import { unasked } from '../../graph/columns.ts';
import { flag, moment, plainFields, shown, text } from '../../graph/record.ts';
import { relation } from '../../graph/relation.ts';
import type { Shape } from '../../graph/row.ts';
import { perOperation } from '../../operation/context.ts';
import { grants } from '../grant/ref.ts';
import { regionByCode, RegionRef } from '../region/ref.ts';

type UserRow = Shape<'User'>;

const mayChange = perOperation<number, boolean>(async (ids, { sql }) => {
	const rows = await sql<{ id: number; may: boolean }>(
		'select id, app.may_change_user(id) as may from unnest($1::integer[]) id',
		[ids],
	);
	return new Map(rows.map(({ id, may }) => [id, may]));
});

builder.prismaObject('User', {
	description: 'Somebody with an account (pengguna). What they may do comes from their grants.',
	interfaces: [builder.nodeInterfaceRef()],
	fields: (t) => ({
		id: t.id({
			description: 'The global id.',
			resolve: ({ id }, _args, { ids }) => ids.idOf('User', id),
		}),
		...shown(plainFields<UserRow>(), {
			name: text('The name.'),
			email: text('The e-mail address that they sign in with.'),
		}),
		region: relation(t, 'region', {
			type: RegionRef,
			nullable: true,
			description:
				'The region whose admins look after the account; null where its grants alone say so.',
			otherwise: ({ regionCode }: UserRow, context) =>
				regionCode === null ? null : regionByCode(context).load(regionCode),
		}),
		...shown(plainFields<UserRow>(), {
			active: flag('Whether the account is in use; a disabled one holds nothing.'),
			disabledAt: moment.nullable('When it was disabled; null while it is in use.'),
			createdAt: moment('When it was made.'),
			secondFactor: flag('Whether a second factor is set up.'),
			isExample: flag('Whether it is an account of the demo, whose password stays as it is.'),
		}),
		grants: t.relation('grants', {
			complexity: { field: 1, multiplier: 10 },
			description:
				'The grants that were given to them and that the viewer may see, newest first, also ended and withdrawn ones.',
			query: (_args, context) => ({
				orderBy: { id: 'desc' },
				omit: unasked(grants.columns, context),
			}),
		}),
		mayChange: t.boolean({
			complexity: 1,
			description:
				'Whether the viewer may change the account, end its sessions and help its owner in.',
			resolve: async ({ id }, _args, context) => (await mayChange(context).load(id)) ?? false,
		}),
	}),
});
