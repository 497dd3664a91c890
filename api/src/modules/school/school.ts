import { builder } from '../../graph/builder.ts';
import { columns, day, flag, of, text } from '../../graph/record.ts';
import { relation } from '../../graph/relation.ts';
import { present } from '../../graph/row.ts';
import { checkedText } from '../../graph/text.ts';
import { regionByCode, RegionRef } from '../region/ref.ts';
import {
	SchoolAuthority,
	SchoolLevel,
	SchoolOwnership,
	type SchoolRow,
	schools,
	SraStage,
} from './ref.ts';

builder.prismaNode('School', {
	id: { field: 'id', description: 'The global id.' },
	description: 'A school (satuan pendidikan). Cases are never counted by school.',
	fields: (t) => ({
		...columns(t, schools.column, {
			npsn: text('The national number of the school (NPSN).'),
			name: text('Its name.'),
			level: of(SchoolLevel)('Its level (jenjang).'),
			ownership: of(SchoolOwnership)('Who runs it.'),
			authority: of(SchoolAuthority)('Whose affair it is.'),
		}),
		region: relation(t, 'region', {
			type: RegionRef,
			description: 'The village (kelurahan) that it lies in.',
			otherwise: async (row: SchoolRow, context) =>
				present(
					await regionByCode(context).load(await schools.column('villageCode')(row, {}, context)),
				),
		}),
		...columns(t, schools.column, {
			sraStage: of(SraStage).nullable(
				'Its stage as a child-friendly school (SRA); null where it has not begun.',
			),
			sraSince: day.nullable(
				'Since when it is on that stage; null where it has not begun or the day is not known.',
			),
			isExample: flag('Whether it is made up for the demonstration.'),
		}),
	}),
});

builder.queryField('school', (t) =>
	t.prismaField({
		type: 'School',
		nullable: true,
		complexity: 1,
		description: 'One school by its national number; null where there is none.',
		args: { npsn: t.arg.string({ required: true, description: 'Its NPSN.' }) },
		resolve: (query, _root, { npsn }, { db }) =>
			db.school.findUnique({ ...query, where: { npsn: checkedText('npsn', npsn) } }),
	}),
);
