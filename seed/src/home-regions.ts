import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data';
import { regionSource } from './large-regions.ts';
import { SeedError } from './seed-error.ts';

export interface RegionRow {
	code: string;
	name: string;
	source: string;
}

/**
 * The province, the city or regency, its districts and its villages, each parent before its children and by code. Throws
 * SeedError for a code that no city has.
 */
export async function homeRegions(city: string): Promise<RegionRow[]> {
	const levels: { code: string; name: string }[][] = [await getProvinces(), await getRegencies()];
	if (!levels[1]?.some(({ code }) => code === city))
		throw new SeedError(
			`HOME_CITY is "${city}", which no city or regency has; give its Kemendagri code, such as 33.74 for Kota Semarang.`,
		);
	levels.push(await getDistricts(), await getVillages());
	return levels.flatMap((level) =>
		level
			.filter(({ code }) => city.startsWith(code) || code.startsWith(`${city}.`))
			.sort((a, b) => (a.code < b.code ? -1 : 1))
			.map(({ code, name }) => ({ code, name, source: regionSource })),
	);
}
