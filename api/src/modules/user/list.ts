import { builder } from '../../graph/builder.ts';
import { enumOf, OrderDirection } from '../../graph/enum.ts';
import { pagedCost } from '../../graph/page.ts';
import { checkedText } from '../../graph/text.ts';
import { Role } from '../grant/ref.ts';
import { UserRef, users } from './ref.ts';

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
	user: t.field({
		type: UserRef,
		nullable: true,
		complexity: 1,
		description: 'One user by the global id; null where there is none that the viewer may see.',
		args: { id: t.arg.id({ required: true, description: 'The global id.' }) },
		resolve: (_root, { id }, context) => {
			const number = context.ids.numberOf('User', id);
			return number === undefined ? null : users.byId(context).load(number);
		},
	}),
	users: t.connection(
		{
			type: UserRef,
			complexity: pagedCost,
			description:
				'The users whom the viewer may see, by name where no order is given: oneself; for a head those of the agency, for a case supervisor those of the unit, for an auditor and an admin those of the region. Source: app.users_page.',
			args: {
				filter: t.arg({ type: UserFilter, description: 'Only those that match.' }),
				orderBy: t.arg({
					type: UserOrder,
					description: 'The order; by name where it is left out.',
				}),
			},
			resolve: (_root, { filter, orderBy, ...page }, context) => {
				checkedText('filter.search', filter?.search);
				checkedText('filter.agency', filter?.agency);
				return users.page(
					context,
					page,
					'select app.users_page($1, $2, $3, $4, $5, $6, $7, $8) as json',
					[context.home, filter ?? {}, orderBy?.field ?? 'NAME', orderBy?.direction ?? 'ASC'],
				);
			},
		},
		users.connection,
	),
}));
