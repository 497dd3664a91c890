import { getRefFromModel } from '@pothos/plugin-prisma';
import { builder } from '../../graph/builder.ts';
import { enumOf } from '../../graph/enum.ts';
import type { Shape } from '../../graph/row.ts';
import type { Ref } from '../../graph/types.ts';
import { regionCode } from '../../graph/text.ts';
import { type Context, perOperation } from '../../operation/context.ts';
import { badInput } from '../../operation/errors.ts';

export const RegionLevel = enumOf('RegionLevel', 'The four levels of the regions of Indonesia.', {
	PROVINCE: 'A province (provinsi).',
	CITY: 'A city or regency (kota, kabupaten).',
	DISTRICT: 'A district (kecamatan).',
	VILLAGE: 'A village (kelurahan, desa).',
});

/** A region, whole or in part; what it lacks is loaded when it is asked for. */
export type RegionRow = Partial<Shape<'Region'>> & {
	code: string;
	path?: RegionRow[];
	parent?: RegionRow | null;
};
export const RegionRef = getRefFromModel('Region', builder) as unknown as Ref<RegionRow>;

export const regionByCode = perOperation<string, Shape<'Region'>>(async (codes, { db }) => {
	const rows = await db.region.findMany({ where: { code: { in: [...codes] } } });
	return new Map(rows.map((row) => [row.code, row]));
});

/** The cities that a filter means: those of a city or province, else the home city. Throws BAD_USER_INPUT naming the field. */
export async function citiesWithin(
	field: string,
	code: string | null | undefined,
	context: Context,
): Promise<string | { startsWith: string }> {
	if (code == null) return context.home;
	const region = await regionByCode(context).load(regionCode(field, code));
	if (region === null) throw badInput(field, 'there is no such region.');
	if (region.level !== 'PROVINCE' && region.level !== 'CITY')
		throw badInput(field, 'is not a city or province; give a code such as 33.75 or 33.');
	return { startsWith: code };
}
