import { schoolsAsOf } from './as-of.ts';
import { builder } from '../../graph/builder.ts';
import { chosenList } from '../../graph/chosen-list.ts';
import { enumOf, OrderDirection } from '../../graph/enum.ts';
import { SchoolFilter, schoolScope } from './filter.ts';
import { schools } from './ref.ts';

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
	chosenList(t, schools, {
		choosing: wholeCity,
		description:
			'The schools of a city, by name where no order is given. Source: app.listed_schools.',
		args: {
			filter: t.arg({ type: SchoolFilter, description: 'Only those that match.' }),
			orderBy: t.arg({
				type: SchoolOrder,
				description: 'The order; by name where it is left out.',
			}),
			asOf: schoolsAsOf(t.arg),
		},
		choice: ({ filter, orderBy, asOf }, { home }, beside) => ({
			name: 'app.listed_schools',
			values: [
				...schoolScope(filter, home),
				...[orderBy?.field ?? 'NAME', orderBy?.direction ?? 'ASC', asOf ?? null, beside],
			],
			columns: ['total', 'status', 'compliance', 'has_working_group', 'has_referral_path'],
		}),
		shows: ({ status, compliance, has_working_group, has_referral_path }, { asOf }) => ({
			mechanism: {
				status,
				compliance,
				hasWorkingGroup: has_working_group,
				hasReferralPath: has_referral_path,
				asOf: asOf ?? null,
			},
		}),
		more: ({ filter, asOf }, { json, home }) => ({
			asOf: () =>
				asOf ??
				json<string>('select to_json(app.schools_as_of($1)) as json', [
					schoolScope(filter, home)[0],
				]),
		}),
	}),
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
