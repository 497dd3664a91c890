import { schoolsAsOf } from './as-of.ts';
import { builder } from '../../graph/builder.ts';
import type { ListPage } from '../../graph/connection.ts';
import { enumOf, OrderDirection } from '../../graph/enum.ts';
import { pageArguments, pagedCost } from '../../graph/page.ts';
import { SchoolFilter, schoolScope } from './filter.ts';
import { SchoolRef, type SchoolRow, schools } from './ref.ts';

const SchoolOrderField = enumOf('SchoolOrderField', 'What schools can be ordered by.', {
	NAME: 'The name.',
	COMPLIANCE: 'The compliance of the mechanism.',
	LEVEL: 'The level, from early childhood up.',
});

const SchoolOrder = builder.inputType('SchoolOrder', {
	description: 'In which order schools come; ties by name, then by number.',
	fields: (t) => ({
		field: t.field({
			type: SchoolOrderField,
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

/** What it costs to look at every school of a city, with its mechanism, before the first one is on the page. */
const wholeCity = 20;

builder.queryField('schools', (t) =>
	t.connection(
		{
			type: SchoolRef,
			complexity: (args) => {
				const { field, multiplier } = pagedCost(args);
				return { field: field + wholeCity, multiplier };
			},
			description:
				'The schools of a city, by name where no order is given. Source: app.schools_page.',
			args: {
				filter: t.arg({ type: SchoolFilter, description: 'Only those that match.' }),
				orderBy: t.arg({
					type: SchoolOrder,
					description: 'The order; by name where it is left out.',
				}),
				asOf: schoolsAsOf(t.arg),
			},
			resolve: async (_root, { filter, orderBy, asOf, ...page }, { json, home }) => {
				const [city, conditions] = schoolScope(filter, home);
				const list = await json<ListPage<SchoolRow>>(
					'select app.schools_page($1, $2, $3, $4, $5, $6, $7, $8, $9) as json',
					[
						city,
						conditions,
						orderBy?.field ?? 'NAME',
						orderBy?.direction ?? 'ASC',
						...pageArguments(page),
						asOf ?? null,
					],
				);
				const newest = () => json<string>('select to_json(app.schools_as_of($1)) as json', [city]);
				return { ...list, asOf: () => asOf ?? newest() };
			},
		},
		schools.connection,
	),
);

builder.objectField(schools.connection, 'asOf', (t) =>
	t.field({
		type: 'DateTime',
		complexity: 5,
		description:
			'The moment that the page answers for: the one asked for, else that of the newest record, or the beginning of today where nothing is newer. Asked for as of it, the same schools come with the same figures.',
		resolve: (page) => (page as unknown as { asOf: () => string | Promise<string> }).asOf(),
	}),
);
