/** How an indicator's target runs through the year. */
export type Course =
	/** A level that holds in each quarter. */
	| 'LEVEL'
	/** Amounts that add up to the year's target, most of them in the last quarter. */
	| 'AMOUNT'
	/** A share of the year that grows to the whole. */
	| 'GROWING'
	/** Two bounds around a level. */
	| 'RANGE'
	/** Stages with weights. */
	| 'STAGES'
	/** Done or not. */
	| 'DONE'
	/** Nothing of it should happen. */
	| 'ZERO';

/** The kinds of indicators that the demo city has: how each is measured and what its target looks like. */
export interface Shape {
	direction: 'MAXIMIZE' | 'MINIMIZE' | 'STABILIZE' | 'YES_NO' | 'MILESTONE';
	accumulation: 'NONE' | 'SUM' | 'AVERAGE' | 'LAST' | 'MAXIMUM' | 'RATIO_OF_SUMS';
	course: Course;
	minimizeFormula?: 'RATIO';
	zeroTarget?: 'MET';
}

const shapes: Record<string, Shape> = {
	RATE: { direction: 'MAXIMIZE', accumulation: 'LAST', course: 'LEVEL' },
	PROGRESS: { direction: 'MAXIMIZE', accumulation: 'LAST', course: 'GROWING' },
	MEAN: { direction: 'MAXIMIZE', accumulation: 'AVERAGE', course: 'LEVEL' },
	COUNT: { direction: 'MAXIMIZE', accumulation: 'SUM', course: 'AMOUNT' },
	POOLED: { direction: 'MAXIMIZE', accumulation: 'RATIO_OF_SUMS', course: 'LEVEL' },
	PEAK: { direction: 'MAXIMIZE', accumulation: 'MAXIMUM', course: 'LEVEL' },
	SCORE: { direction: 'MAXIMIZE', accumulation: 'NONE', course: 'LEVEL' },
	RANGE: { direction: 'MAXIMIZE', accumulation: 'NONE', course: 'RANGE' },
	LESS: { direction: 'MINIMIZE', accumulation: 'LAST', course: 'LEVEL' },
	LESS_MEAN: { direction: 'MINIMIZE', accumulation: 'AVERAGE', course: 'LEVEL' },
	LESS_SUM: { direction: 'MINIMIZE', accumulation: 'SUM', course: 'AMOUNT' },
	LESS_POOLED: { direction: 'MINIMIZE', accumulation: 'RATIO_OF_SUMS', course: 'LEVEL' },
	LESS_RANGE: { direction: 'MINIMIZE', accumulation: 'NONE', course: 'RANGE' },
	DAYS: { direction: 'MINIMIZE', accumulation: 'NONE', course: 'LEVEL', minimizeFormula: 'RATIO' },
	DAYS_AVERAGE: {
		direction: 'MINIMIZE',
		accumulation: 'AVERAGE',
		course: 'LEVEL',
		minimizeFormula: 'RATIO',
	},
	FASTEST: {
		direction: 'MINIMIZE',
		accumulation: 'MAXIMUM',
		course: 'LEVEL',
		minimizeFormula: 'RATIO',
	},
	ZERO: { direction: 'MINIMIZE', accumulation: 'SUM', course: 'ZERO', zeroTarget: 'MET' },
	ZERO_STRICT: { direction: 'MINIMIZE', accumulation: 'SUM', course: 'ZERO' },
	LEVEL: { direction: 'STABILIZE', accumulation: 'LAST', course: 'LEVEL' },
	LEVEL_NOW: { direction: 'STABILIZE', accumulation: 'NONE', course: 'LEVEL' },
	LEVEL_MEAN: { direction: 'STABILIZE', accumulation: 'AVERAGE', course: 'LEVEL' },
	LEVEL_SUM: { direction: 'STABILIZE', accumulation: 'SUM', course: 'AMOUNT' },
	LEVEL_POOLED: { direction: 'STABILIZE', accumulation: 'RATIO_OF_SUMS', course: 'LEVEL' },
	LEVEL_BEST: { direction: 'STABILIZE', accumulation: 'MAXIMUM', course: 'LEVEL' },
	BAND: { direction: 'STABILIZE', accumulation: 'NONE', course: 'RANGE' },
	BAND_MEAN: { direction: 'STABILIZE', accumulation: 'AVERAGE', course: 'RANGE' },
	DONE: { direction: 'YES_NO', accumulation: 'NONE', course: 'DONE' },
	DONE_LAST: { direction: 'YES_NO', accumulation: 'LAST', course: 'DONE' },
	DONE_ONCE: { direction: 'YES_NO', accumulation: 'MAXIMUM', course: 'DONE' },
	STAGES: { direction: 'MILESTONE', accumulation: 'SUM', course: 'STAGES' },
	STAGES_LAST: { direction: 'MILESTONE', accumulation: 'LAST', course: 'STAGES' },
	STAGES_NOW: { direction: 'MILESTONE', accumulation: 'NONE', course: 'STAGES' },
};

/** The shape that a line of the catalogue names. Throws where there is none of that name. */
export function shapeNamed(name: string): Shape {
	const shape = shapes[name];
	if (!shape) throw new RangeError(`The catalogue names a shape ${name}, which does not exist.`);
	return shape;
}

/** The formula in words, as an indicator's definition prints it. */
export function formulaText({ direction, accumulation, course, minimizeFormula }: Shape): string {
	const pooled =
		accumulation === 'RATIO_OF_SUMS'
			? 'Realisasi = jumlah pembilang / jumlah penyebut × 100. '
			: '';
	if (direction === 'YES_NO') return 'Terlaksana = 100, belum = 0';
	if (direction === 'MILESTONE') return 'Bobot tahap yang selesai / bobot semua tahap × 100';
	if (course === 'RANGE')
		return 'Di dalam rentang = 100; di luarnya dibandingkan dengan batas terdekat';
	if (direction === 'STABILIZE') return `${pooled}(1 − |realisasi − target| / target) × 100`;
	if (minimizeFormula) return `${pooled}Target / realisasi × 100`;
	return direction === 'MAXIMIZE'
		? `${pooled}Realisasi / target × 100`
		: `${pooled}(2 × target − realisasi) / target × 100`;
}

/** How the entries of a year become one number, in Indonesian and English. */
export const accumulationText: Record<Shape['accumulation'], { id: string; en: string }> = {
	NONE: { id: 'Tiap triwulan berdiri sendiri', en: 'Each quarter stands alone' },
	SUM: { id: 'Realisasi triwulan dijumlahkan', en: 'The quarters are added up' },
	AVERAGE: { id: 'Rata-rata realisasi triwulan', en: 'The mean of the quarters' },
	LAST: { id: 'Realisasi triwulan terakhir', en: 'The last quarter reported' },
	MAXIMUM: { id: 'Realisasi terbaik dalam tahun itu', en: 'The best quarter of the year' },
	RATIO_OF_SUMS: {
		id: 'Pembilang dan penyebut dijumlahkan lebih dahulu',
		en: 'Numerators and denominators are added up first',
	},
};
