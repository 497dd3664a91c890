import type { ShownColumns } from '../../graph/columns.ts';
import { published } from '../../graph/published.ts';
import type { Shape } from '../../graph/row.ts';
import { checkedText } from '../../graph/text.ts';
import type { Context } from '../../operation/context.ts';
import { badInput } from '../../operation/errors.ts';
import type { RegionRow } from '../region/ref.ts';

/** An agency, whole or in part. */
export type AgencyRow = Partial<Shape<'Agency'>> & { id: number; region?: RegionRow };

/** What a list of agencies fetches only where it is shown. */
export const agencyColumns: ShownColumns = {
	cityCode: null,
	code: 'code',
	name: 'name',
	nameEn: 'nameEn',
	shortName: 'shortName',
	validFrom: 'validFrom',
	validTo: 'validTo',
};

export const agencies = published<'Agency', AgencyRow>(
	'Agency',
	{ one: 'An agency', many: 'agencies' },
	agencyColumns,
);
export const AgencyRef = agencies.ref;

/** The condition of a list of people on an agency of the home city; none where none is named. Throws BAD_USER_INPUT. */
export async function agencyOf(field: string, code: string | null | undefined, context: Context) {
	if (code == null) return undefined;
	return { agencyId: { in: await agencyIds(field, code, context.home, context) } };
}

/**
 * The agencies of this code in the cities that are meant: one, or several where a province is meant. Throws
 * BAD_USER_INPUT naming the field where there is none, rather than to find nothing of nobody.
 */
export async function agencyIds(
	field: string,
	code: string,
	city: string | { startsWith: string },
	{ db }: Context,
): Promise<number[]> {
	const found = await db.agency.findMany({
		where: { cityCode: city, code: checkedText(field, code) },
		select: { id: true },
	});
	if (found.length === 0) throw badInput(field, 'there is no such agency.');
	return found.map(({ id }) => id);
}
