import type { Agency } from './agencies.ts';
import type { Entry, Level } from './catalogue.ts';
import { periodIndex, type Period } from './period.ts';
import type { Random } from './random.ts';
import { accumulationText, formulaText } from './shapes.ts';

/** What an indicator means from a quarter on. */
export interface Definition {
	version: number;
	valid_from_year: number;
	valid_from_quarter: number;
	definition: string;
	definition_en: string;
	formula: string;
	minimize_formula: string;
	cap: string | null;
	floor: string | null;
	weight: string;
	data_source: string;
	reason: string | null;
	reason_en: string | null;
}

const usualWeight: Record<Level, number> = {
	GOAL: 5,
	OBJECTIVE: 4,
	PROGRAM: 3,
	ACTIVITY: 2,
	SUB_ACTIVITY: 1,
};

const sources = [
	'Laporan kinerja triwulan',
	'Sistem informasi perencanaan',
	'Rekapitulasi bidang teknis',
	'Survei internal',
	'Catatan administrasi',
];

/** The definitions of an indicator, oldest first: the one it begins with, and sometimes a change in 2024 or 2025. */
export function indicatorDefinitions(
	entry: Entry,
	agency: Agency,
	from: Period,
	until: Period,
	draw: Random,
): Definition[] {
	const { shape } = entry;
	const isForInformation = entry.level === 'SUB_ACTIVITY' && draw.chance(0.03);
	const first: Definition = {
		version: 1,
		valid_from_year: from.year,
		valid_from_quarter: from.quarter,
		definition: `${accumulationText[shape.accumulation].id}; diukur oleh ${agency.short_name}. Angka contoh, bukan kinerja sebenarnya.`,
		definition_en: `${accumulationText[shape.accumulation].en}; measured by ${agency.short_name}. An example, not real performance.`,
		formula: formulaText(shape),
		minimize_formula: shape.minimizeFormula ?? 'LINEAR',
		cap: draw.chance(0.35) ? draw.pick(['120', '110', '150']) : null,
		floor: shape.direction === 'MINIMIZE' && draw.chance(0.1) ? '20' : null,
		weight: String(isForInformation ? 0 : usualWeight[entry.level]),
		data_source: `${draw.pick(sources)} ${agency.short_name} (contoh)`,
		reason: null,
		reason_en: null,
	};
	const second: Period = draw.pick([
		{ year: 2024, quarter: 1 },
		{ year: 2024, quarter: 3 },
		{ year: 2025, quarter: 1 },
	]);
	const isChanged = draw.chance(0.12) && !isForInformation;
	const inTime =
		periodIndex(second) > periodIndex(from) && periodIndex(second) <= periodIndex(until);
	const stillThere = !agency.valid_to || Number(agency.valid_to.slice(0, 4)) >= second.year;
	return isChanged && inTime && stillThere ? [first, changed(first, entry, second, draw)] : [first];
}

function changed(
	first: Definition,
	{ shape, level }: Entry,
	from: Period,
	draw: Random,
): Definition {
	const base = {
		...first,
		version: 2,
		valid_from_year: from.year,
		valid_from_quarter: from.quarter,
	};
	const isLinear =
		shape.direction === 'MINIMIZE' && shape.course === 'LEVEL' && !shape.minimizeFormula;
	if (isLinear && draw.chance(0.5))
		return {
			...base,
			minimize_formula: 'RATIO',
			formula: formulaText({ ...shape, minimizeFormula: 'RATIO' }),
			reason: 'Rumus disamakan dengan pedoman evaluasi: target dibagi realisasi.',
			reason_en: 'The formula follows the evaluation guideline: target divided by actual.',
		};
	if (draw.chance(0.4))
		return {
			...base,
			cap: first.cap === '120' ? '110' : '120',
			reason: 'Batas atas capaian ditetapkan agar kelebihan tidak menutupi kekurangan.',
			reason_en: 'A cap was set so that an excess hides no shortfall.',
		};
	return {
		...base,
		weight: String(usualWeight[level] + (draw.chance(0.5) ? 1 : 0.5)),
		reason: 'Bobot disesuaikan dengan perubahan Renstra.',
		reason_en: 'The weight follows the revised strategic plan (Renstra).',
	};
}
