import { builder } from '../../graph/builder.ts';
import { unasked } from '../../graph/columns.ts';
import { connectionCost } from '../../graph/page.ts';
import { IndicatorConnection } from '../../vocabulary/connections.ts';
import { IndicatorFilter, indicatorsWhere } from '../../vocabulary/indicator-filter.ts';
import { RegionRef } from '../../vocabulary/refs.ts';
import { agencyColumn, present, regionByCode, type AgencyRow } from '../../vocabulary/rows.ts';

builder.prismaNode('Agency', {
	id: { field: 'id', description: 'The global id.' },
	description: 'A unit of the city government that answers for indicators (perangkat daerah, OPD).',
	fields: (t) => ({
		code: t.string({
			description: 'Its short code, unique within the city, such as DINDIK.',
			resolve: agencyColumn('code'),
		}),
		name: t.string({
			description: 'The official name, in Indonesian.',
			resolve: agencyColumn('name'),
		}),
		nameEn: t.string({ description: 'The name in English.', resolve: agencyColumn('nameEn') }),
		shortName: t.string({
			description: 'The name as people say it, for narrow columns.',
			resolve: agencyColumn('shortName'),
		}),
		validFrom: t.field({
			type: 'Date',
			description: 'The first day on which the agency existed in this form.',
			resolve: agencyColumn('validFrom'),
		}),
		validTo: t.field({
			type: 'Date',
			nullable: true,
			description: 'The last day, where it was merged or renamed; null while it exists.',
			resolve: agencyColumn('validTo'),
		}),
		region: t.field({
			type: RegionRef,
			complexity: 1,
			description: 'The city that it belongs to.',
			resolve: async (row: AgencyRow, args, context) =>
				row.region ??
				present(
					await regionByCode(context).load(await agencyColumn('cityCode')(row, args, context)),
				),
		}),
		indicators: t.relatedConnection(
			'indicators',
			{
				cursor: 'id',
				totalCount: true,
				complexity: connectionCost,
				description: 'What it answers for, in the order of the codes.',
				args: { filter: t.arg({ type: IndicatorFilter, description: 'Only those that match.' }) },
				query: ({ filter }, context) => ({
					where: indicatorsWhere(filter),
					orderBy: [{ code: 'asc' }, { id: 'asc' }],
					omit: unasked('Indicator', context),
				}),
			},
			IndicatorConnection,
		),
	}),
});
