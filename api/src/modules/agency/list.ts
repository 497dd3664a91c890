import type { Prisma } from '@seksama/schema/client.ts';
import { builder } from '../../graph/builder.ts';
import { unasked } from '../../graph/columns.ts';
import { rootList } from '../../graph/root-list.ts';
import { checkedText, cityCode, searchText } from '../../graph/text.ts';
import type { Context } from '../../operation/context.ts';
import { citiesWithin } from '../region/ref.ts';
import { agencies } from './ref.ts';

const AgencyFilter = builder.inputType('AgencyFilter', {
	description: 'Which agencies; every condition given must hold.',
	fields: (t) => ({
		search: t.string({
			description: 'Words in the name, short name or code; at most 200 characters.',
		}),
		within: t.string({
			description: 'The code of a city or province; the home city where it is left out.',
		}),
	}),
});

builder.queryFields((t) => ({
	agency: t.prismaField({
		type: 'Agency',
		nullable: true,
		complexity: 1,
		description: 'One agency by its code; null where there is none.',
		args: {
			code: t.arg.string({ required: true, description: 'Its code, such as DINDIK.' }),
			city: t.arg.string({
				description: 'The code of its city; the home city where it is left out.',
			}),
		},
		resolve: (query, _root, { code, city }, context) =>
			context.db.agency.findUnique({
				...query,
				where: {
					cityCode_code: {
						cityCode: cityCode('city', city, context.home),
						code: checkedText('code', code),
					},
				},
				omit: unasked(agencies.columns, context),
			}),
	}),
	agencies: rootList(t, agencies, {
		description: 'The agencies of a city, in the order of their names.',
		args: { filter: t.arg({ type: AgencyFilter, description: 'Only those that match.' }) },
		where: ({ filter }, context) => agenciesWhere(filter, context),
		orderBy: [{ name: 'asc' }, { id: 'asc' }],
	}),
}));

async function agenciesWhere(
	filter: typeof AgencyFilter.$inferInput | null | undefined,
	context: Context,
): Promise<Prisma.AgencyWhereInput> {
	const search = searchText('filter.search', filter?.search);
	const contains = search && ({ contains: search, mode: 'insensitive' } as const);
	return {
		cityCode: await citiesWithin('filter.within', filter?.within, context),
		...(contains && {
			OR: [{ name: contains }, { nameEn: contains }, { shortName: contains }, { code: contains }],
		}),
	};
}
