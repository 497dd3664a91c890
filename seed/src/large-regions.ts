import type { ClientBase } from 'pg';
import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data';
import { cityCode } from './city.ts';
import type { WriteRows } from './rows.ts';

/** Where every region here comes from; it stands in its row. */
export const regionSource = 'Kode wilayah Kemendagri, dari paket data idn-area-data 4.0.1 (MIT)';

/** Every province, city, district and village of Indonesia; parents come before their children. */
export async function insertAllRegions(client: ClientBase, write: WriteRows): Promise<void> {
	for (const read of [getProvinces, getRegencies, getDistricts, getVillages]) {
		const regions: { code: string; name: string }[] = await read();
		await write(
			client,
			'region',
			'code text, name text, source text',
			regions.map(({ code, name }) => ({ code, name, source: regionSource })),
		);
	}
}

/** Codes of all cities and regencies, the home city first. */
export async function largeCityCodes(): Promise<string[]> {
	const codes = (await getRegencies()).map(({ code }) => code).sort();
	return [cityCode, ...codes.filter((code) => code !== cityCode)];
}
