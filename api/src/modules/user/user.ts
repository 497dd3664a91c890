import { builder } from '../../graph/builder.ts';
import { flag, moment, shown, text } from '../../graph/record.ts';
import { perOperation } from '../../operation/context.ts';
import { GrantRef, type GrantRow } from '../grant/ref.ts';
import { regionByCode, RegionRef } from '../region/ref.ts';
import { UserRef } from './ref.ts';

const grantsOf = perOperation<number, GrantRow[]>(async (users, { sql }) => {
	const rows = await sql<{ node: GrantRow }>(
		`select r.node from app.grant_rows(array(select id from app.user_grant where user_id = any($1))) r
		order by r.id desc`,
		[users],
	);
	const found = new Map<number, GrantRow[]>();
	for (const { node } of rows) found.set(node.userId, [...(found.get(node.userId) ?? []), node]);
	return found;
});

const mayChange = perOperation<number, boolean>(async (ids, { sql }) => {
	const rows = await sql<{ id: number; may: boolean }>(
		'select id, app.may_change_user(id) as may from unnest($1::integer[]) id',
		[ids],
	);
	return new Map(rows.map(({ id, may }) => [id, may]));
});

UserRef.implement({
	description: 'Somebody with an account (pengguna). What they may do comes from their grants.',
	interfaces: [builder.nodeInterfaceRef()],
	fields: (t) => ({
		id: t.id({
			description: 'The global id.',
			resolve: ({ id }, _args, { ids }) => ids.idOf('User', id),
		}),
		...shown(t, {
			name: text('The name.'),
			email: text('The e-mail address that they sign in with.'),
		}),
		region: t.field({
			type: RegionRef,
			nullable: true,
			complexity: 1,
			description:
				'The region whose admins look after the account; null where its grants alone say so.',
			resolve: ({ regionCode }, _args, context) =>
				regionCode === null ? null : regionByCode(context).load(regionCode),
		}),
		...shown(t, {
			active: flag('Whether the account is in use; a disabled one holds nothing.'),
			disabledAt: moment.nullable('When it was disabled; null while it is in use.'),
			createdAt: moment('When it was made.'),
			secondFactor: flag('Whether a second factor is set up.'),
			isExample: flag('Whether it is an account of the demo, whose password stays as it is.'),
		}),
		grants: t.field({
			type: [GrantRef],
			complexity: { field: 1, multiplier: 10 },
			description:
				'The grants that were given to them and that the viewer may see, newest first, also ended and withdrawn ones.',
			resolve: async ({ id }, _args, context) => (await grantsOf(context).load(id)) ?? [],
		}),
		mayChange: t.boolean({
			complexity: 1,
			description:
				'Whether the viewer may change the account, end its sessions and help its owner in.',
			resolve: async ({ id }, _args, context) => (await mayChange(context).load(id)) ?? false,
		}),
	}),
});
