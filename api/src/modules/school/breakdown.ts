import { builder } from '../../graph/builder.ts';
import { SchoolDimension } from '../../vocabulary/enums.ts';
import { SchoolFilter, schoolScope } from './filter.ts';

/** What app.school_breakdown returns. */
interface Group {
	key: string;
	label: string;
	labelEn: string;
	count: number;
	compliant: number;
	enforced: number;
	compliance: string | null;
}

const GroupRef = builder.objectRef<Group>('SchoolGroup').implement({
	description: 'A group of schools.',
	fields: (t) => ({
		key: t.exposeString('key', {
			description: 'What they share: an enum value, a region code or the code of a requirement.',
		}),
		label: t.exposeString('label', { description: 'The same in words, in Indonesian.' }),
		labelEn: t.exposeString('labelEn', { description: 'The same in words, in English.' }),
		count: t.exposeInt('count', { description: 'How many schools there are.' }),
		compliant: t.exposeInt('compliant', {
			description:
				'Those whose mechanism is established or enforced; by requirement, those that meet it.',
		}),
		enforced: t.exposeInt('enforced', { description: 'Those whose mechanism is enforced.' }),
		compliance: t.expose('compliance', {
			type: 'Decimal',
			nullable: true,
			description: 'Their mean compliance in percent; null where there is none.',
		}),
	}),
});

builder.queryField('schoolBreakdown', (t) =>
	t.field({
		type: [GroupRef],
		complexity: { field: 40, multiplier: 30 },
		description:
			'Schools counted by one dimension, empty groups included. Source: app.school_breakdown.',
		args: {
			by: t.arg({
				type: SchoolDimension,
				required: true,
				description: 'What they are grouped by.',
			}),
			filter: t.arg({ type: SchoolFilter, description: 'Only the schools that match.' }),
		},
		resolve: async (_root, { by, filter }, { json, home }) => {
			const [city, conditions] = schoolScope(filter, home);
			return (
				(await json<Group[] | null>('select app.school_breakdown($1, $2, $3) as json', [
					city,
					by,
					conditions,
				])) ?? []
			);
		},
	}),
);
