import type { Prisma } from '@seksama/schema/client.ts';
import { builder } from '../../graph/builder.ts';
import { unasked } from '../../graph/columns.ts';
import { enumOf, OrderDirection } from '../../graph/enum.ts';
import { rootList } from '../../graph/root-list.ts';
import { searchText } from '../../graph/text.ts';
import type { Context } from '../../operation/context.ts';
import { agencyOf } from '../agency/ref.ts';
import { Role } from '../grant/ref.ts';
import { users } from './ref.ts';

const UserFilter = builder.inputType('UserFilter', {
	description: 'Which users; every condition given must hold.',
	fields: (t) => ({
		search: t.string({
			description: 'Words in the name or the e-mail address; at most 200 characters.',
		}),
		role: t.field({ type: Role, description: 'Who hold this role, wait for it or will get it.' }),
		agency: t.string({
			description: 'The same on this agency, by its code; together with `role` for that role.',
		}),
		active: t.boolean({ description: 'True: accounts in use; false: disabled ones.' }),
	}),
});

const UserOrder = builder.inputType('UserOrder', {
	description: 'In which order users come; ties by when they were made.',
	fields: (t) => ({
		field: t.field({
			type: enumOf('UserOrderField', 'What users can be ordered by.', {
				NAME: 'The name.',
				EMAIL: 'The e-mail address.',
				CREATED: 'When the account was made.',
			}),
			required: true,
			description: 'What they are ordered by.',
		}),
		direction: t.field({
			type: OrderDirection,
			required: true,
			defaultValue: 'ASC',
			description: 'Which end comes first.',
		}),
	}),
});

builder.queryFields((t) => ({
	user: t.prismaField({
		type: 'User',
		nullable: true,
		complexity: 1,
		description: 'One user by the global id; null where there is none that the viewer may see.',
		args: { id: t.arg.id({ required: true, description: 'The global id.' }) },
		resolve: (query, _root, { id }, context) => {
			const number = context.ids.numberOf('User', id);
			if (number === undefined || context.viewer.userId === null) return null;
			return context.db.user.findUnique({
				...query,
				where: { id: number },
				omit: unasked(users.columns, context),
			});
		},
	}),
	users: rootList(t, users, {
		description:
			'The users whom the viewer may see, by name where no order is given: oneself; for a head those of the agency, for a case supervisor those of the unit, for an auditor and an admin those of the region. Source: app.listed_user.',
		args: {
			filter: t.arg({ type: UserFilter, description: 'Only those that match.' }),
			orderBy: t.arg({ type: UserOrder, description: 'The order; by name where it is left out.' }),
		},
		ofPeople: true,
		where: ({ filter }, context) => usersWhere(filter, context),
		orderBy: ({ orderBy }) => {
			const direction = orderBy?.direction === 'DESC' ? 'desc' : 'asc';
			return [{ [orderedBy[orderBy?.field ?? 'NAME']]: direction }, { id: direction }];
		},
	}),
}));

/** A name and an address are ordered by their signs, the name in small letters, alike on every engine. */
const orderedBy = { NAME: 'sortName', EMAIL: 'email', CREATED: 'createdAt' } as const;

/** The users that are meant. Throws BAD_USER_INPUT naming the condition that cannot be used. */
async function usersWhere(
	filter: typeof UserFilter.$inferInput | null | undefined,
	context: Context,
): Promise<Prisma.UserWhereInput> {
	const { role, agency, active } = filter ?? {};
	const words = searchText('filter.search', filter?.search)?.toLowerCase().split(/\s+/) ?? [];
	const onAgency = await agencyOf('filter.agency', agency, context);
	return {
		AND: words.map((word) => ({
			OR: [{ sortName: { contains: word } }, { email: { contains: word } }],
		})),
		...(active != null && { active }),
		...((role || onAgency) && {
			grants: {
				some: {
					state: { in: ['HOLDS', 'WAITING', 'UPCOMING'] },
					...(role && { role }),
					...onAgency,
				},
			},
		}),
	};
}
