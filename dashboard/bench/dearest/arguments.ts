import { type GraphQLField, isRequiredArgument } from 'graphql';

/** What the shapes are asked about. Ids and codes of rows that are there. */
export interface Known {
	agency: string;
	indicator: string;
	npsn: string;
	user: string;
	/** As many as one question may name, of schools and of achievements. */
	schools: string[];
	achievements: string[];
}

/** Whether what has a past is asked for as it was, which costs other points. */
export type Time = 'now' | 'past';

const past = '"2026-11-01T00:00:00Z"';
const wholeYear = '{year: 2025}';

/** Of arguments that may be left out, these make a question dearer; all others only narrow it. */
const widening: Record<string, string> = {
	orderBy: '{field: COMPLIANCE, direction: DESC}',
	last: '12',
};

/** The dearest arguments of a field, but for the size of a page: `(period: {year: 2025})`, or nothing. */
export function argumentsOf(
	owner: string,
	field: GraphQLField<unknown, unknown>,
	known: Known,
	time: Time,
): string[] {
	const given = (pairs: Record<string, string>) =>
		Object.entries(pairs)
			.map(([name, value]) => `${name}: ${value}`)
			.join(', ');
	const common: Record<string, string> = {};
	const isPage = field.args.some(({ name }) => name === 'first');
	for (const argument of field.args) {
		const { name } = argument;
		if (name === 'asOf' && time === 'past') common[name] = past;
		else if (name === 'orderBy' && field.name !== 'schools') continue;
		else if (name in widening && !(name === 'last' && isPage)) common[name] = widening[name] ?? '';
		else if (isRequiredArgument(argument)) common[name] = required(name, known) ?? '';
	}
	const several = choices(`${owner}.${field.name}`, known, time);
	return (several ?? [{}]).map((chosen) => given({ ...common, ...chosen }));
}

function required(name: string, known: Known): string | undefined {
	return {
		period: wholeYear,
		subject: `{agency: "${known.agency}"}`,
		agency: `"${known.agency}"`,
		npsn: `"${known.npsn}"`,
		code: `"${known.agency}"`,
		id: `"${known.user}"`,
		from: '{year: 2024}',
		to: wholeYear,
	}[name];
}

/** The fields whose arguments say what is computed: each way is a shape of its own. */
function choices(field: string, known: Known, time: Time): Record<string, string>[] | undefined {
	const quarters = { from: '{year: 2021, quarter: 1}', to: '{year: 2026, quarter: 2}' };
	const filter = '{complianceAtLeast: "1", search: "a"}';
	const list = (ids: string[]) => JSON.stringify(ids);
	const ways: Record<string, Record<string, string>[]> = {
		'Query.indicator': [{ code: `"${known.indicator}"` }],
		'Query.trend': [
			{ subject: '{city: "33.75"}', ...quarters },
			{ subject: `{agency: "${known.agency}"}`, ...quarters },
			{ subject: `{indicator: "${known.indicator}"}`, ...quarters },
		],
		'Query.schoolBreakdown': ['VILLAGE', 'REQUIREMENT', 'MECHANISM'].flatMap(
			(by): Record<string, string>[] => [{ by }, { by, filter }],
		),
		'Query.schools': [{}, { filter }],
		'Query.rankingChanges': [
			time === 'now'
				? { from: '"2026-01-01T00:00:00Z"' }
				: { from: '"2026-01-01T00:00:00Z"', to: past },
		],
		'Query.explainAccess': [
			{ type: 'ACHIEVEMENT', verb: 'READ', id: list(known.achievements.slice(0, 1)).slice(1, -1) },
		],
		'Query.nodes': [{ ids: list(known.schools) }, { ids: list(known.achievements) }],
		'Query.node': [{ id: list(known.schools.slice(0, 1)).slice(1, -1) }],
		'Query.overview': [{}, { period: '{year: 2026, quarter: 2}' }],
		'Query.ranking': [{}, { period: '{year: 2026, quarter: 2}' }],
		'Query.previewAttainment': [
			{
				input: `{direction: MAXIMIZE, accumulation: SUM, entries: [${'{target: "1.5", actual: "1.25"}'.repeat(12)}]}`,
			},
		],
	};
	return ways[field];
}
