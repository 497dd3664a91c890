import type { PictureKind } from '#lib/charts/share.ts';
import { locales } from '#lib/paraglide/runtime.js';
import { COMPARED_MOST } from '#lib/ranking/compared.ts';
import {
	DIMENSIONS,
	FILTER_CHOICES,
	REGION,
	REQUIREMENT_PREFIX,
	VIEWS,
} from '#lib/school/filter.ts';
import { VILLAGE_METRICS } from '#lib/school/village-metric.ts';
import { CODE, CITY, MOST_SUBJECTS } from '#lib/trend/subjects.ts';
import {
	anything,
	code,
	day,
	dayOrMoment,
	oneOf,
	percent,
	period,
	words,
	type Known,
} from './rule.ts';

// Every parameter of every public address, in one place: pages, files and pictures read no others.

const language: Known = { bahasa: oneOf(locales) };
const agency = code(CODE, 'DINDIK');

const moment: Known = { period, asOf: day };
const compared: Known = { compare: code(CODE, 'DINDIK', COMPARED_MOST) };

const subjects: Known = {
	kota: code(CITY, '33.75', MOST_SUBJECTS),
	opd: code(CODE, 'DINDIK', MOST_SUBJECTS),
	indikator: code(CODE, 'DINDIK-01', MOST_SUBJECTS),
};
const trend: Known = {
	...subjects,
	satuan: oneOf(['tahun']),
	ukuran: oneOf(['nilai']),
	from: period,
	to: period,
	...moment,
};

const filters: Known = {
	search: words(200),
	within: code(REGION, '33.75.01'),
	level: oneOf(FILTER_CHOICES.level, FILTER_CHOICES.level.length),
	ownership: oneOf(FILTER_CHOICES.ownership),
	authority: oneOf(FILTER_CHOICES.authority),
	mechanism: oneOf(FILTER_CHOICES.mechanism, FILTER_CHOICES.mechanism.length),
	complianceAtLeast: percent,
	sra: oneOf(FILTER_CHOICES.sra, FILTER_CHOICES.sra.length),
	[REQUIREMENT_PREFIX]: oneOf(['ya', 'tidak']),
};
/** Schools are told as of a day, or of the very moment of a list that was handed on. */
const recorded: Known = { asOf: dayOrMoment };
const map: Known = { peta: oneOf(VILLAGE_METRICS) };
const breakdown: Known = { by: oneOf(DIMENSIONS) };
/** What a shortlist makes of it is told on its own page. */
const shortlist: Known = { pilihan: anything };
const cursors: Known = { after: words(500), before: words(500) };
const schools: Known = {
	...filters,
	sort: oneOf(FILTER_CHOICES.sort),
	direction: oneOf(FILTER_CHOICES.direction),
	tampilan: oneOf(VIEWS),
	...map,
	...breakdown,
	...shortlist,
	...cursors,
	...recorded,
};

const ranking: Known = { ...moment, tampilan: oneOf(['pindah']), ...compared };

/** The public pages, by their route. Pages behind a sign-in read their own addresses. */
export const pageParameters: Readonly<Record<string, Known>> = {
	'/': { ...moment, ...map, ...language },
	'/peringkat': { ...ranking, ...language },
	'/tren': { ...trend, ...language },
	'/opd/[kode]': { ...moment, banding: oneOf(['tahun']), ...language },
	'/indikator/[kode]': { period, ...language },
	// The rail takes the period along to every page.
	'/sekolah': { ...schools, period, ...language },
	'/sekolah/[npsn]': { ...shortlist, ...recorded, period, ...language },
	'/cari': { q: words(200), period, ...language },
};

/** Files: what the page beside them shows, so that its own address fits. */
export const fileParameters = {
	ranking: { ...ranking, ...language },
	achievements: { agency, period, ...language },
	trend: { ...trend, ...language },
	schools: { ...schools, period, ...language },
} satisfies Record<string, Known>;

const look: Known = { ...language, tema: oneOf(['light', 'dark']) };

/** Pictures, and pages for the frames of others. */
export const pictureParameters: Readonly<Record<PictureKind, Known>> = {
	tren: { ...trend, ...look },
	peringkat: { ...moment, ...look },
	pindah: { ...moment, ...compared, ...look },
	penyumbang: { opd: agency, ...moment, ...look },
	rincian: { ...filters, ...breakdown, ...recorded, ...look },
	peta: { ...filters, ...map, ...recorded, ...look },
};
