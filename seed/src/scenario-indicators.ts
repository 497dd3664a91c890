import type { ClientBase } from 'pg';
import { cityCode } from './city.ts';
import { moment } from './period.ts';
import { insertRows } from './rows.ts';

const agency = (id: number, code: string, name: string, name_en: string) => ({
	...{ id, code, name, name_en },
	short_name: code,
	city_code: cityCode,
});

/** The three agencies of the scenario. */
export const scenarioAgencies = [
	agency(1, 'DINDIK', 'Dinas Pendidikan', 'Education Office'),
	agency(2, 'DINKES', 'Dinas Kesehatan', 'Health Office'),
	agency(3, 'DLH', 'Dinas Lingkungan Hidup', 'Environment Office'),
];

interface Definition {
	id: number;
	code: string;
	name: string;
	nameEn: string;
	kind: string;
	level: string;
	parent?: number;
	direction: string;
	accumulation: string;
	weight: string;
	unit?: string;
	status?: string;
	source?: string;
	formula?: string;
	cap?: string;
	zeroTarget?: string;
	/** A point, a range as `2..4`, four milestone weights as `20/30/30/20`, or none. */
	target?: string;
}

const definitions: Definition[] = [
	{
		id: 11,
		code: 'DINDIK-01',
		name: 'Angka partisipasi sekolah (contoh)',
		nameEn: 'School participation rate (example)',
		kind: 'IKU',
		level: 'GOAL',
		direction: 'MAXIMIZE',
		accumulation: 'LAST',
		weight: '3',
		target: '80',
	},
	{
		id: 12,
		code: 'DINDIK-02',
		name: 'Guru yang dilatih (contoh)',
		nameEn: 'Teachers trained (example)',
		unit: 'orang',
		kind: 'SPM',
		level: 'PROGRAM',
		parent: 11,
		direction: 'MAXIMIZE',
		accumulation: 'SUM',
		weight: '2',
		target: '25',
	},
	{
		id: 13,
		code: 'DINDIK-03',
		name: 'Laporan triwulan tersusun (contoh)',
		nameEn: 'Quarterly report written (example)',
		unit: 'ya/tidak',
		kind: 'IKK',
		level: 'ACTIVITY',
		parent: 12,
		direction: 'YES_NO',
		accumulation: 'NONE',
		weight: '1',
		target: '1',
	},
	{
		id: 14,
		code: 'DINDIK-04',
		name: 'Tahapan penerimaan murid baru (contoh)',
		nameEn: 'Stages of admission (example)',
		unit: 'tahap',
		kind: 'IKK',
		level: 'SUB_ACTIVITY',
		parent: 13,
		direction: 'MILESTONE',
		accumulation: 'SUM',
		weight: '1',
		target: '20/30/30/20',
	},
	{
		id: 21,
		code: 'DINKES-01',
		name: 'Rata-rata waktu tunggu pasien (contoh)',
		nameEn: 'Mean waiting time (example)',
		unit: 'menit',
		kind: 'IKU',
		level: 'OBJECTIVE',
		direction: 'MINIMIZE',
		accumulation: 'AVERAGE',
		weight: '3',
		target: '10',
	},
	{
		id: 22,
		code: 'DINKES-02',
		name: 'Cakupan imunisasi (contoh)',
		nameEn: 'Immunisation coverage (example)',
		kind: 'SPM',
		level: 'PROGRAM',
		parent: 21,
		direction: 'MAXIMIZE',
		accumulation: 'RATIO_OF_SUMS',
		weight: '1',
		target: '60',
	},
	{
		id: 23,
		code: 'DINKES-03',
		name: 'Persediaan obat dalam bulan pemakaian (contoh)',
		nameEn: 'Medicine stock in months of use (example)',
		unit: 'bulan',
		kind: 'IKK',
		level: 'ACTIVITY',
		parent: 22,
		direction: 'STABILIZE',
		accumulation: 'NONE',
		weight: '2',
		target: '2..4',
	},
	{
		id: 24,
		code: 'DINKES-04',
		name: 'Waktu tanggap tercepat (contoh)',
		nameEn: 'Fastest response (example)',
		unit: 'menit',
		formula: 'RATIO',
		cap: '120',
		kind: 'IKD',
		level: 'ACTIVITY',
		parent: 22,
		direction: 'MINIMIZE',
		accumulation: 'MAXIMUM',
		weight: '0',
		target: '10',
	},
	{
		id: 31,
		code: 'DLH-01',
		name: 'Sampah yang terkelola (contoh)',
		nameEn: 'Waste managed (example)',
		kind: 'IKU',
		level: 'GOAL',
		direction: 'MAXIMIZE',
		accumulation: 'NONE',
		weight: '5',
		target: '50',
	},
	{
		id: 32,
		code: 'DLH-02',
		name: 'Kejadian pencemaran (contoh)',
		nameEn: 'Pollution incidents (example)',
		unit: 'kejadian',
		zeroTarget: 'MET',
		kind: 'IKK',
		level: 'PROGRAM',
		parent: 31,
		direction: 'MINIMIZE',
		accumulation: 'SUM',
		weight: '5',
		target: '0',
	},
	{
		id: 33,
		code: 'DLH-03',
		name: 'Usulan indikator baru (contoh)',
		nameEn: 'Proposed indicator (example)',
		status: 'DRAFT',
		kind: 'IKK',
		level: 'PROGRAM',
		parent: 31,
		direction: 'MAXIMIZE',
		accumulation: 'NONE',
		weight: '1',
	},
	{
		id: 41,
		code: 'KOTA-POV',
		name: 'Persentase penduduk miskin',
		nameEn: 'Poverty rate',
		source: 'BPS Kota Pekalongan Dalam Angka 2026, tabel 4.4.1 (Susenas Maret)',
		kind: 'IKD',
		level: 'GOAL',
		direction: 'MINIMIZE',
		accumulation: 'NONE',
		weight: '0',
	},
];

/** Indicators, their definitions and targets. Ids of targets are indicator x 1000 + (year - 2000) x 10 + quarter. */
export async function insertScenarioIndicators(client: ClientBase): Promise<void> {
	await insertRows(
		client,
		'indicator',
		'id int, city_code text, agency_id int, parent_id int, code text, name text, name_en text, kind text, level text, ' +
			'status text, source text',
		definitions.map((one) => ({
			...one,
			city_code: cityCode,
			agency_id: agencyId(one),
			parent_id: one.parent ?? null,
			name_en: one.nameEn,
			status: one.status ?? 'ADOPTED',
			source: one.source ?? null,
		})),
	);
	const first = definitions.map((one) => definitionRow(one));
	const lighter = definitions
		.filter(({ id }) => id === 12)
		.map((one) => ({
			...definitionRow({ ...one, weight: '1' }),
			id: 112,
			version: 2,
			valid_from_year: 2025,
			reason: 'Bobot disesuaikan dengan perubahan Renstra 2025.',
			reason_en: 'The weight follows the revised strategic plan (Renstra) of 2025.',
		}));
	await insertRows(
		client,
		'indicator_definition',
		'id int, indicator_id int, version int, valid_from_year int, definition text, definition_en text, formula text, ' +
			'unit text, unit_en text, direction text, accumulation text, minimize_formula text, cap numeric, ' +
			'zero_target text, weight numeric, data_source text, reason text, reason_en text',
		[...first, ...lighter],
	);
	await insertTargets(client);
}

function agencyId({ id }: Definition): number | null {
	return id < 40 ? Math.floor(id / 10) : null;
}

function definitionRow(one: Definition) {
	return {
		...one,
		indicator_id: one.id,
		version: 1,
		valid_from_year: one.id === 41 ? 2016 : 2024,
		definition: `${one.name}, diukur tiap triwulan.`,
		definition_en: `${one.nameEn}, measured every quarter.`,
		formula: 'Realisasi dibanding target',
		unit: one.unit ?? '%',
		unit_en: one.unit ?? '%',
		minimize_formula: one.formula ?? 'LINEAR',
		cap: one.cap ?? null,
		zero_target: one.zeroTarget ?? 'NOT_COMPUTABLE',
		data_source: one.source ?? 'Contoh',
		reason: null as string | null,
		reason_en: null as string | null,
	};
}

async function insertTargets(client: ClientBase): Promise<void> {
	const rows = definitions.flatMap((one) =>
		one.target === undefined
			? []
			: [2024, 2025, 2026].flatMap((year) =>
					[1, 2, 3, 4].map((quarter) => targetRow(one, year, quarter)),
				),
	);
	const revised = rows
		.filter(({ id }) => id === 11262)
		.map((row) => ({
			...row,
			id: 111262,
			revision: 2,
			value: '82',
			reason: 'Perubahan RKPD 2026.' as string | null,
			reason_en: 'The work plan of 2026 (RKPD) was revised.' as string | null,
			set_on: moment('2026-04-20'),
		}));
	await insertRows(
		client,
		'target',
		'id int, city_code text, agency_id int, indicator_id int, year int, quarter int, revision int, value numeric, ' +
			'lower numeric, upper numeric, weight numeric, reason text, reason_en text, set_on timestamptz',
		[...rows, ...revised],
	);
}

function targetRow(one: Definition, year: number, quarter: number) {
	const text = one.target ?? '';
	const range = text.split('..');
	const weights = text.split('/');
	const isRange = range.length === 2;
	const isMilestone = weights.length === 4;
	return {
		id: one.id * 1000 + (year - 2000) * 10 + quarter,
		city_code: cityCode,
		agency_id: agencyId(one),
		indicator_id: one.id,
		year,
		quarter,
		revision: 1,
		value: isRange || isMilestone ? null : (text as string | null),
		lower: isRange ? (range[0] ?? null) : null,
		upper: isRange ? (range[1] ?? null) : null,
		weight: isMilestone ? (weights[quarter - 1] ?? null) : null,
		reason: null as string | null,
		reason_en: null as string | null,
		set_on: moment(`${year}-01-04`),
	};
}
