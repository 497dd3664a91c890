import { builder } from '../../graph/builder.ts';
import { SchoolAuthority, SchoolLevel, SchoolOwnership, SraStage } from '../../vocabulary/enums.ts';
import { RegionRef, SchoolRef } from '../../vocabulary/refs.ts';
import { present, regionByCode, schoolColumn, type SchoolRow } from '../../vocabulary/rows.ts';
import { checkedText } from '../../graph/text.ts';

builder.prismaNode('School', {
	id: { field: 'id', description: 'The global id.' },
	description: 'A school (satuan pendidikan). Cases are never counted by school.',
	fields: (t) => ({
		npsn: t.string({
			description: 'The national number of the school (NPSN).',
			resolve: schoolColumn('npsn'),
		}),
		name: t.string({ description: 'Its name.', resolve: schoolColumn('name') }),
		level: t.field({
			type: SchoolLevel,
			description: 'Its level (jenjang).',
			resolve: schoolColumn('level') as never,
		}),
		ownership: t.field({
			type: SchoolOwnership,
			description: 'Who runs it.',
			resolve: schoolColumn('ownership') as never,
		}),
		authority: t.field({
			type: SchoolAuthority,
			description: 'Whose affair it is.',
			resolve: schoolColumn('authority') as never,
		}),
		region: t.field({
			type: RegionRef,
			complexity: 1,
			description: 'The village (kelurahan) that it lies in.',
			resolve: async (row: SchoolRow, args, context) =>
				row.region ??
				present(
					await regionByCode(context).load(await schoolColumn('villageCode')(row, args, context)),
				),
		}),
		sraStage: t.field({
			type: SraStage,
			nullable: true,
			description: 'Its stage as a child-friendly school (SRA); null where it has not begun.',
			resolve: schoolColumn('sraStage') as never,
		}),
		sraSince: t.field({
			type: 'Date',
			nullable: true,
			description:
				'Since when it is on that stage; null where it has not begun or the day is not known.',
			resolve: schoolColumn('sraSince'),
		}),
		isExample: t.boolean({
			description: 'Whether it is made up for the demonstration.',
			resolve: schoolColumn('isExample'),
		}),
	}),
});

builder.queryField('school', (t) =>
	t.field({
		type: SchoolRef,
		nullable: true,
		complexity: 1,
		description: 'One school by its national number; null where there is none.',
		args: { npsn: t.arg.string({ required: true, description: 'Its NPSN.' }) },
		resolve: (_root, { npsn }, { db }) =>
			db.school.findUnique({ where: { npsn: checkedText('npsn', npsn) } }),
	}),
);
