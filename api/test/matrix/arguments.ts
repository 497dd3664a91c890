import { globalId } from './types.ts';

/** Fields that a walk does not ask for, because two viewers of the same row rightly read something else. */
export const skipped: Record<string, string> = {
	'User.mayChange': 'what the viewer may do: mutations.test.ts',
	'Grant.mayApprove': 'what the viewer may do: mutations.test.ts',
	'Grant.mayWithdraw': 'what the viewer may do: mutations.test.ts',
	'Achievement.steps': 'what the viewer may do: mutations.test.ts',
	'Session.current': 'whether it is the one that asks: own.test.ts',
	'Session.lastUsedAt': 'moves while the test asks',
	'Token.lastUsedAt': 'moves while the test asks',
};

/** What each field is asked with; several texts ask it several times. A field without a line is asked without arguments. */
export const argumentsOf: Record<string, string[]> = {
	'Query.achievements': ['first: 100, filter: { within: "33" }'],
	'Query.agency': [
		'code: "DINDIK"',
		'code: "DINKES"',
		'code: "DLH"',
		'code: "DINDIK", city: "33.76"',
		'code: "X-LAMA9000"',
	],
	'Query.agencies': ['first: 100, filter: { within: "33" }'],
	'Query.previewAttainment': [
		'input: { direction: MAXIMIZE, entries: [{ target: 50, actual: 45 }] }',
	],
	'Query.holdings': ['', 'city: "33.76"', 'city: "33.77"'],
	'Query.indicator': ['OWN', 'OWN-D', 'CITY', 'CITY-D', 'ELSEWHERE', 'ELSEWHERE-D']
		.map((code) => `code: "R-${code}"${code.startsWith('ELSE') ? ', city: "33.76"' : ''}`)
		.concat('code: "DINDIK-01"', 'code: "DLH-03"', 'code: "KOTA-POV"'),
	'Query.indicators': ['first: 100, filter: { within: "33" }'],
	'Query.overview': ['period: { year: 2025, quarter: 1 }', 'period: { year: 2026, quarter: 1 }'],
	'Query.periods': ['', 'city: "33.76"'],
	'Query.rankHistory': ['period: { year: 2025, quarter: 2 }'],
	'Query.ranking': [
		'period: { year: 2025, quarter: 1 }',
		'period: { year: 2025, quarter: 1 }, asOf: "2025-06-30T00:00:00Z"',
		'period: { year: 2025, quarter: 1 }, city: "33.76"',
	],
	'Query.rankingChanges': [
		'period: { year: 2025, quarter: 1 }, from: "2025-05-01T00:00:00Z"',
		'period: { year: 2025, quarter: 1 }, from: "2025-05-01T00:00:00Z", to: "2025-06-30T00:00:00Z"',
	],
	'Query.regions': ['within: "33.75"', 'within: "33.76"'],
	'Query.scoreChange': ['DINDIK', 'DLH'].map(
		(code) => `agency: "${code}", from: { year: 2025, quarter: 1 }, to: { year: 2025, quarter: 3 }`,
	),
	'Query.schoolBreakdown': [
		'LEVEL',
		'DISTRICT',
		'VILLAGE',
		'OWNERSHIP',
		'AUTHORITY',
		'MECHANISM',
		'SRA_STAGE',
		'REQUIREMENT',
	].map((by) => `by: ${by}`),
	'Query.school': ['npsn: "C0000003"', 'npsn: "C0000004"', 'npsn: "C0000901"'],
	'Query.schools': [
		'first: 100',
		'first: 100, filter: { within: "33.76" }',
		'first: 100, asOf: "2026-06-30T00:00:00Z"',
	],
	'Query.trend': [
		'agency: "DINDIK"',
		'indicator: "DINDIK-01"',
		'indicator: "R-OWN"',
		'city: "33.75"',
	].map(
		(subject) =>
			`subject: { ${subject} }, from: { year: 2025, quarter: 1 }, to: { year: 2031, quarter: 4 }`,
	),
	'Query.auditEntries': [
		'UPDATE, resource: "target"',
		'UPDATE, resource: "school"',
		'INSERT, resource: "target"',
	].map((what) => `first: 100, filter: { action: ${what} }`),
	'Query.grants': ['first: 100'],
	'Query.sessions': ['first: 100'],
	'Query.tokens': ['first: 100'],
	'Query.users': ['first: 100'],
	'Query.user': [101, 121, 122, 123, 131, 141].map((id) => `id: "${globalId('User', id)}"`),
	'Query.node': [
		globalId('Agency', 1),
		globalId('School', 3),
		globalId('AgencySuccession', 9000),
		...[9000, 9001, 9100, 9101, 9200, 9201].map((id) => globalId('Indicator', id)),
	].map((id) => `id: "${id}"`),
	'Query.nodes': [9000, 9100, 9200].map(
		(first) =>
			`ids: ${JSON.stringify([
				...[0, 1, 2, 3, 4, 5, 6].map((n) => globalId('Achievement', first + n)),
				...[0, 1, 2].map((n) => globalId('Indicator', first + n)),
				...[1, 2, 901].map((id) => globalId('Agency', id)),
				...[3, 4, 901].map((id) => globalId('School', id)),
				...[101, 121, 122, 123, 131, 141].map((id) => globalId('User', id)),
				...[1101, 1121, 1122, 1123, 1131, 1141, 1151].map((id) => globalId('Grant', id)),
				globalId('Token', 1101),
				'nonsense',
			])}`,
	),
	'Agency.indicators': ['first: 100'],
	'Agency.standing': [
		'period: { year: 2025, quarter: 1 }',
		'period: { year: 2026, quarter: 1 }',
		'period: { year: 2030, quarter: 2 }',
	],
	'Indicator.achievements': ['first: 100'],
	'Indicator.achievement': [
		'year: 2030, quarter: 2',
		'year: 2030, quarter: 3',
		'year: 2030, quarter: 4',
		'year: 2031, quarter: 1',
		'year: 2031, quarter: 2',
		'year: 2031, quarter: 3',
		'year: 2026, quarter: 1',
	].map((period) => `period: { ${period} }`),
	'Indicator.target': ['period: { year: 2030 }', 'period: { year: 2031 }'],
};
