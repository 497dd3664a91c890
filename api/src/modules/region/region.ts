import { builder } from '../../graph/builder.ts';
import { relation } from '../../graph/relation.ts';
import { regionCode } from '../../graph/text.ts';
import { regionByCode, RegionLevel, RegionRef, type RegionRow } from './ref.ts';

type Level = 'PROVINCE' | 'CITY' | 'DISTRICT' | 'VILLAGE';

/** More regions than this are asked for in parts. */
const most = 1000;

builder.prismaObject('Region', {
	description:
		'A region of Indonesia (wilayah) with its Kemendagri code; a parent is a prefix of its parts.',
	fields: (t) => ({
		code: t.exposeString('code', { description: 'The Kemendagri code, such as 33.75.01.1001.' }),
		name: t.string({
			description: 'The official name.',
			resolve: (row: RegionRow, _args, context) =>
				row.name ?? whole(row, context).then(({ name }) => name),
		}),
		level: t.field({
			type: RegionLevel,
			description: 'Which of the four levels it is on; the length of the code says so.',
			resolve: ({ code }) => levelOf(code),
		}),
		source: t.string({
			description: 'The regulation, or the list, that its name and code come from.',
			resolve: (row: RegionRow, _args, context) =>
				row.source ?? whole(row, context).then(({ source }) => source),
		}),
		parent: relation(t, 'parent', {
			type: RegionRef,
			nullable: true,
			description: 'The region that it is part of; null for a province.',
			otherwise: (row: RegionRow, context) => {
				const code = ancestors(row.code).at(-2);
				return code ? regionByCode(context).load(code) : null;
			},
		}),
		path: t.field({
			type: [RegionRef],
			complexity: { field: 1, multiplier: 4 },
			description: 'From the province down to the region itself.',
			resolve: async (row: RegionRow, _args, context) =>
				row.path ?? (await regionByCode(context).loadMany(ancestors(row.code))).filter(isRegion),
		}),
	}),
});

builder.queryField('regions', (t) =>
	t.field({
		type: [RegionRef],
		complexity: { field: 10, multiplier: 40 },
		description:
			'Regions in the order of their codes; at most 1,000, so narrow a long list by level or area. Source: app.regions.',
		args: {
			level: t.arg({ type: RegionLevel, description: 'Only regions of this level.' }),
			within: t.arg.string({ description: 'Only this region and its parts, by its code.' }),
		},
		resolve: (_root, { level, within }, { json }) =>
			json<RegionRow[]>('select app.regions($1, $2, $3) as json', [
				level ?? null,
				within == null ? null : regionCode('within', within),
				most,
			]),
	}),
);

function levelOf(code: string): Level {
	return code.length === 2
		? 'PROVINCE'
		: code.length === 5
			? 'CITY'
			: code.length === 8
				? 'DISTRICT'
				: 'VILLAGE';
}

function ancestors(code: string): string[] {
	return [2, 5, 8, 13]
		.filter((length) => length <= code.length)
		.map((length) => code.slice(0, length));
}

async function whole(
	row: RegionRow,
	context: Parameters<typeof regionByCode>[0],
): Promise<{ name: string; source: string }> {
	const region = await regionByCode(context).load(row.code);
	if (!region) throw new Error('A region that is referred to is missing.');
	return region;
}

function isRegion<Row extends RegionRow>(row: Row | Error | null): row is Row {
	return row !== null && !(row instanceof Error);
}
