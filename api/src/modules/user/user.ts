import { builder } from '../../graph/builder.ts';
import { perOperation } from '../../operation/context.ts';
import { GrantRef, UserRef, type GrantRow } from '../../vocabulary/people.ts';
import { RegionRef } from '../../vocabulary/refs.ts';
import { regionByCode } from '../../vocabulary/rows.ts';

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
		name: t.exposeString('name', { description: 'The name.' }),
		email: t.exposeString('email', { description: 'The e-mail address that they sign in with.' }),
		region: t.field({
			type: RegionRef,
			nullable: true,
			complexity: 1,
			description:
				'The region whose admins look after the account; null where its grants alone say so.',
			resolve: ({ regionCode }, _args, context) =>
				regionCode === null ? null : regionByCode(context).load(regionCode),
		}),
		active: t.exposeBoolean('active', {
			description: 'Whether the account is in use; a disabled one holds nothing.',
		}),
		disabledAt: t.expose('disabledAt', {
			type: 'DateTime',
			nullable: true,
			description: 'When it was disabled; null while it is in use.',
		}),
		createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
		secondFactor: t.exposeBoolean('secondFactor', {
			description: 'Whether a second factor is set up.',
		}),
		isExample: t.exposeBoolean('isExample', {
			description: 'Whether it is an account of the demo, whose password stays as it is.',
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
