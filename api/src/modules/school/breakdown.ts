import { schoolsAsOf } from './as-of.ts';
import { builder } from '../../graph/builder.ts';
import { enumOf } from '../../graph/enum.ts';
import { decimal, int, record, text } from '../../graph/record.ts';
import { SchoolFilter, schoolScope } from './filter.ts';

const SchoolDimension = enumOf('SchoolDimension', 'What schools can be grouped by.', {
	LEVEL: 'The level (jenjang).',
	DISTRICT: 'The district (kecamatan).',
	VILLAGE: 'The village (kelurahan).',
	OWNERSHIP: 'Public or private.',
	AUTHORITY: 'Whose affair the school is.',
	MECHANISM: 'The status of the mechanism.',
	SRA_STAGE: 'The stage of the child-friendly school.',
	REQUIREMENT: 'Each requirement; a school that meets several stands in several groups.',
});

/** What app.school_breakdown returns. */
const GroupRef = record('SchoolGroup', 'A group of schools.', {
	key: text(
		'What they share: an enum value, a region code or the code of a requirement; NONE where they are on no stage.',
	),
	label: text('The same in words, in Indonesian.'),
	labelEn: text('The same in words, in English.'),
	count: int('How many schools there are.'),
	compliant: int(
		'Those whose mechanism is established or enforced; by requirement, those that meet it.',
	),
	established: int('Those whose mechanism is established and not enforced.'),
	enforced: int('Those whose mechanism is enforced.'),
	compliance: decimal.nullable('Their mean compliance in percent; null where there is none.'),
});
type Group = typeof GroupRef.$inferType;

builder.queryField('schoolBreakdown', (t) =>
	t.field({
		type: [GroupRef],
		complexity: { field: 80, multiplier: 30 },
		description:
			'Schools counted by one dimension, empty groups included. Source: app.school_breakdown.',
		args: {
			by: t.arg({
				type: SchoolDimension,
				required: true,
				description: 'What they are grouped by.',
			}),
			filter: t.arg({ type: SchoolFilter, description: 'Only the schools that match.' }),
			asOf: schoolsAsOf(t.arg),
		},
		resolve: async (_root, { by, filter, asOf }, { json, home }) => {
			const [city, conditions] = schoolScope(filter, home);
			return (
				(await json<Group[] | null>('select app.school_breakdown($1, $2, $3, $4) as json', [
					...[city, by, conditions],
					asOf ?? null,
				])) ?? []
			);
		},
	}),
);
