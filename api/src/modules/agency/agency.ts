import { builder } from '../../graph/builder.ts';
import { columns, day, text } from '../../graph/record.ts';
import { relation } from '../../graph/relation.ts';
import { present } from '../../graph/row.ts';
import { rowList } from '../../graph/row-list.ts';
import { IndicatorFilter, indicators, indicatorsWhere } from '../indicator/ref.ts';
import { regionByCode, RegionRef } from '../region/ref.ts';
import { agencies, type AgencyRow } from './ref.ts';

builder.prismaNode('Agency', {
	id: { field: 'id', description: 'The global id.' },
	description: 'A unit of the city government that answers for indicators (perangkat daerah, OPD).',
	fields: (t) => ({
		...columns(t, agencies.column, {
			code: text('Its short code, unique within the city, such as DINDIK.'),
			name: text('The official name, in Indonesian.'),
			nameEn: text('The name in English.'),
			shortName: text('The name as people say it, for narrow columns.'),
			validFrom: day('The first day on which the agency existed in this form.'),
			validTo: day.nullable('The last day, where it was merged or renamed; null while it exists.'),
		}),
		region: relation(t, 'region', {
			type: RegionRef,
			description: 'The city that it belongs to.',
			otherwise: async (row: AgencyRow, context) =>
				present(
					await regionByCode(context).load(await agencies.column('cityCode')(row, {}, context)),
				),
		}),
		indicators: rowList(t, 'indicators', indicators, {
			description: 'What it answers for, in the order of the codes.',
			args: { filter: t.arg({ type: IndicatorFilter, description: 'Only those that match.' }) },
			where: ({ filter }) => indicatorsWhere(filter),
			orderBy: [{ code: 'asc' }, { id: 'asc' }],
		}),
	}),
});
