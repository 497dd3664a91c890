import type {
	MechanismStatus,
	SchoolAuthority,
	SchoolDimension,
	SchoolFilter,
	SchoolLevel,
	SchoolOrder,
	SchoolOwnership,
	SraStage,
} from '#lib/graphql/generated/graphql.ts';

const LEVELS: readonly SchoolLevel[] = ['PAUD', 'PRIMARY', 'JUNIOR', 'SENIOR', 'SPECIAL'];
const OWNERSHIPS: readonly SchoolOwnership[] = ['PUBLIC', 'PRIVATE'];
const AUTHORITIES: readonly SchoolAuthority[] = ['CITY', 'PROVINCE', 'RELIGIOUS_AFFAIRS'];
const MECHANISMS: readonly MechanismStatus[] = [
	'ENFORCED',
	'ESTABLISHED',
	'DRAFTED',
	'EXPIRED',
	'NONE',
];
const STAGES: readonly SraStage[] = [
	'ADVOCATED',
	'TRAINED',
	'EVALUATED',
	'DECLARED',
	'DECREED',
	'STANDARD_MET',
	'CERTIFIED',
];

/** The dimensions a list of schools can be broken down by, in the order of the tabs. */
export const DIMENSIONS: readonly SchoolDimension[] = [
	'LEVEL',
	'DISTRICT',
	'REQUIREMENT',
	'OWNERSHIP',
	'AUTHORITY',
	'SRA_STAGE',
];

export const VIEWS = ['tabel', 'kolom', 'peta', 'rincian', 'pilihan'] as const;
export type SchoolView = (typeof VIEWS)[number];

/** On no stage: beside the stages, as the breakdown has it. */
export const NO_STAGE = 'NONE';

export const REGION = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;
/** What each choice of an address may say. */
export const FILTER_CHOICES = {
	level: LEVELS,
	ownership: OWNERSHIPS,
	authority: AUTHORITIES,
	mechanism: MECHANISMS,
	sra: [...STAGES, NO_STAGE],
	sort: ['NAME', 'LEVEL', 'COMPLIANCE'],
	direction: ['ASC', 'DESC'],
} as const;
const DECIMAL = /^\d{1,3}(\.\d{1,2})?$/;
/** A requirement is asked for by `syarat.DECREE=ya`, asked to be absent by `syarat.DECREE=tidak`. */
export const REQUIREMENT_PREFIX = 'syarat.';

function oneOf<Value extends string>(
	text: string | null,
	known: readonly Value[],
): Value | undefined {
	return known.find((value) => value === text);
}

function someOf<Value extends string>(
	texts: readonly string[],
	known: readonly Value[],
): Value[] | undefined {
	const found = known.filter((value) => texts.includes(value));
	return found.length === 0 ? undefined : found;
}

function requirements(state: URLSearchParams, wanted: string): string[] | undefined {
	const codes = [...state]
		.filter(([name, value]) => name.startsWith(REQUIREMENT_PREFIX) && value === wanted)
		.map(([name]) => name.slice(REQUIREMENT_PREFIX.length));
	return codes.length === 0 ? undefined : codes;
}

/** The filter that an address carries. A value of no known kind is left out; what is left out filters nothing. */
export function schoolFilter(state: URLSearchParams): SchoolFilter {
	const search = state.get('search')?.trim().slice(0, 200);
	const within = state.get('within') ?? '';
	const least = state.get('complianceAtLeast') ?? '';
	const filter: SchoolFilter = {
		search: search === '' ? undefined : search,
		within: REGION.test(within) ? within : undefined,
		levels: someOf(state.getAll('level'), LEVELS),
		ownership: oneOf(state.get('ownership'), OWNERSHIPS),
		authority: oneOf(state.get('authority'), AUTHORITIES),
		mechanism: someOf(state.getAll('mechanism'), MECHANISMS),
		complianceAtLeast: DECIMAL.test(least) ? least : undefined,
		sraStages: someOf(state.getAll('sra'), STAGES),
		sraNotBegun: state.getAll('sra').includes(NO_STAGE) || undefined,
		met: requirements(state, 'ya'),
		notMet: requirements(state, 'tidak'),
	};
	return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

const FILTERS = [
	'search',
	'within',
	'level',
	'ownership',
	'authority',
	'mechanism',
	'complianceAtLeast',
	'sra',
	'asOf',
];

/** Of an address, what filters and as of when; the rest is how the schools are shown. */
export function filterState(state: Iterable<[string, string]>): Record<string, string[]> {
	const kept: Record<string, string[]> = {};
	for (const [name, value] of state)
		if (value !== '' && (FILTERS.includes(name) || name.startsWith(REQUIREMENT_PREFIX)))
			(kept[name] ??= []).push(value);
	return kept;
}

/** The order that an address asks for; null where it says nothing. */
export function askedOrder(state: URLSearchParams): SchoolOrder | null {
	return state.has('sort') ? schoolOrder(state) : null;
}

/** The order that an address carries: by name where it says nothing. */
export function schoolOrder(state: URLSearchParams): SchoolOrder {
	const field = oneOf(state.get('sort'), FILTER_CHOICES.sort) ?? 'NAME';
	return { field, direction: state.get('direction') === 'DESC' ? 'DESC' : 'ASC' };
}

export function schoolView(text: string | null): SchoolView {
	return oneOf(text, VIEWS) ?? 'tabel';
}

export function schoolDimension(text: string | null): SchoolDimension {
	return oneOf(text, DIMENSIONS) ?? 'LEVEL';
}

const NAMES: Record<Exclude<SchoolDimension, 'REQUIREMENT'>, string> = {
	LEVEL: 'level',
	DISTRICT: 'within',
	VILLAGE: 'within',
	OWNERSHIP: 'ownership',
	AUTHORITY: 'authority',
	MECHANISM: 'mechanism',
	SRA_STAGE: 'sra',
};

/** What an address says to list the schools of one group of a breakdown; of a requirement, those that meet it. */
export function groupState(by: SchoolDimension, key: string): Record<string, string> {
	return by === 'REQUIREMENT' ? { [REQUIREMENT_PREFIX + key]: 'ya' } : { [NAMES[by]]: key };
}
