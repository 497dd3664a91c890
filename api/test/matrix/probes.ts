import { globalId } from './types.ts';

/** A condition that only rows hidden from the city's own people meet, and one that no row at all meets. */
interface Probe {
	list: string;
	/** What holds beside it. */
	base?: string;
	hidden: string;
	nothing: string;
}

const user = (id: number) => JSON.stringify(globalId('User', id));
const there = 'within: "33.76"';
const lonely = `${there}, agency: "SEPI"`;
const his = `user: ${user(123)}`;
const made = `actor: ${user(133)}`;

/** One for each field of each filter, as `Filter.field`. */
export const probes: Record<string, Probe[]> = {
	'AchievementFilter.agency': of('achievements', there, 'agency: "SEPI"', 'agency: "KOSONG"'),
	'AchievementFilter.indicator': of(
		'achievements',
		there,
		'indicator: "R-SEPI"',
		'indicator: "R-NONE"',
	),
	'AchievementFilter.period': of(
		'achievements',
		there,
		'period: { year: 2029, quarter: 1 }',
		'period: { year: 2028, quarter: 1 }',
	),
	'AchievementFilter.status': of('achievements', lonely, 'status: [DRAFT]', 'status: [VERIFIED]'),
	'AchievementFilter.within': of('achievements', '', 'within: "33.77"', 'within: "33.78"'),
	'IndicatorFilter.search': ['Rahasia', 'SECRET', 'R-ELSEWHERE-D'].flatMap((words) =>
		of('indicators', there, `search: "${words}"`, 'search: "Zebra"'),
	),
	'IndicatorFilter.agency': of('indicators', there, 'agency: "SEPI"', 'agency: "KOSONG"'),
	'IndicatorFilter.kind': ofBoth('kind: IKU', 'kind: SPM'),
	'IndicatorFilter.level': ofBoth('level: GOAL', 'level: ACTIVITY'),
	'IndicatorFilter.direction': ofBoth('direction: MINIMIZE', 'direction: STABILIZE'),
	'IndicatorFilter.within': of('indicators', '', 'within: "33.77"', 'within: "33.78"'),
	'UserFilter.search': of('users', '', 'search: "u123@x"', 'search: "nobody@x"'),
	'UserFilter.role': of('users', 'search: "u123@x"', 'role: AGENCY_STAFF', 'role: LEADERSHIP'),
	'UserFilter.agency': of('users', 'search: "petugas"', 'agency: "DLH"', 'agency: "KOSONG"'),
	'UserFilter.active': of('users', 'search: "u123@x"', 'active: true', 'active: false'),
	'GrantFilter.user': of('grants', '', `user: ${user(123)}`, `user: ${user(987_654)}`),
	'GrantFilter.role': of('grants', his, 'role: AGENCY_STAFF', 'role: LEADERSHIP'),
	'GrantFilter.agency': of('grants', '', 'agency: "DLH"', 'agency: "KOSONG"'),
	'GrantFilter.states': of('grants', his, 'states: [HOLDS]', 'states: [ENDED]'),
	'GrantFilter.approvable': of('grants', his, 'approvable: false', 'approvable: true'),
	'SessionFilter.user': of('sessions', '', `user: ${user(123)}`, `user: ${user(987_654)}`),
	'TokenFilter.user': of('tokens', '', `user: ${user(123)}`, `user: ${user(987_654)}`),
	'TokenFilter.holds': of('tokens', his, 'holds: true', 'holds: false'),
	'AuditFilter.actor': of('auditEntries', '', made, `actor: ${user(987_654)}`),
	'AuditFilter.action': of('auditEntries', made, 'action: DELETE', 'action: INSERT'),
	'AuditFilter.resource': of(
		'auditEntries',
		made,
		'resource: "indicator"',
		'resource: "achievement"',
	),
	'AuditFilter.from': of(
		'auditEntries',
		made,
		'from: "2000-01-01T00:00:00Z"',
		'from: "2099-01-01T00:00:00Z"',
	),
	'AuditFilter.to': of(
		'auditEntries',
		made,
		'to: "2002-01-01T00:00:00Z"',
		'to: "2000-06-01T00:00:00Z"',
	),
	'AuditFilter.requestId': of(
		'auditEntries',
		'',
		'requestId: "a-hidden-request"',
		'requestId: "no-request"',
	),
};

/** Filters of lists of which nothing is hidden from anybody. */
export const publicFilters = ['AgencyFilter', 'SchoolFilter'];

function of(list: string, base: string, hidden: string, nothing: string): Probe[] {
	return [{ list, base, hidden, nothing }];
}

/** The indicators of a city by the list of all, and by the list of the agency. */
function ofBoth(hidden: string, nothing: string): Probe[] {
	return [
		...of('indicators', `${there}, agency: "DINDIK"`, hidden, nothing),
		...of('agency(code: "DINDIK", city: "33.76") { indicators', '', hidden, nothing),
	];
}

/** The question for one of the two conditions. */
export function probeText({ list, base }: Probe, condition: string): string {
	const page = `(first: 100, filter: { ${[base, condition].filter(Boolean).join(', ')} })`;
	const fields = '{ totalCount pageInfo { hasNextPage startCursor endCursor } edges { cursor } }';
	return `{ ${list}${page} ${fields}${list.includes('{') ? ' }' : ''} }`;
}
