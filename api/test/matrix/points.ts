import { globalId } from './types.ts';

/** One row by its own name: a field of Query that shows it, and whether it did. */
export interface Point {
	path: string;
	text: string;
	/** Of the value of the field. */
	shows(value: never): boolean;
}

/** A row of a place of two-cities.ts, in one of its states. */
export interface Target {
	table: string;
	state: string;
	/** The number of the row, or of the achievement or indicator that it belongs to; of a user, of a row of theirs. */
	id: number;
	/** Of the indicator: its code, and the agency and city that it lies in. */
	code: string;
	agency: string;
	city: string;
	period: { year: number; quarter: number };
	version: number;
	/** Of an account's rows: the user. */
	user: number;
}

export interface Edges<Node> {
	totalCount: number;
	edges: { node: Node }[];
}
const missing = globalId('Achievement', 987_654);
const visible = globalId('Agency', 1);

/** Every way to ask for one row of a table by something that names it and nothing else. */
export const dataPoints: Record<string, (row: Target) => Point[]> = {
	achievement(row) {
		const id = globalId('Achievement', row.id);
		const when = `period: { year: ${row.period.year}, quarter: ${row.period.quarter} }`;
		const filter = `filter: { within: "${row.city}", agency: "${row.agency}", indicator: "${row.code}", ${when}, status: [${row.state}] }`;
		type Listed = Edges<{ id: string }>;
		return [
			...byId(id),
			point('achievements', `achievements(${filter}) { edges { node { id } } }`, (list: Listed) =>
				list.edges.some(({ node }) => node.id === id),
			),
			point(
				'achievements, counted',
				`achievements(${filter}) { totalCount }`,
				(list: Listed) => list.totalCount === 1,
			),
			point(
				'achievements after it',
				`achievements(${filter}, first: 1) { pageInfo { startCursor } }`,
				(list: { pageInfo: { startCursor: string | null } }) => list.pageInfo.startCursor !== null,
			),
			point(
				'indicator, period',
				`${indicator(row)} { achievement(${when}) { id } }`,
				(found: { achievement: { id: string } | null } | null) => found?.achievement?.id === id,
			),
			point(
				'indicator, list',
				`${indicator(row)} { achievements(first: 100) { edges { node { id } } } }`,
				(found: { achievements: Listed } | null) =>
					!!found?.achievements.edges.some(({ node }) => node.id === id),
			),
			point(
				'agency, indicators, period',
				`${agency(row)} { indicators(filter: { search: "${row.code}" }) { edges { node { achievement(${when}) { id } } } } }`,
				(found: { indicators: Edges<{ achievement: { id: string } | null }> }) =>
					found.indicators.edges.some(({ node }) => node.achievement?.id === id),
			),
		];
	},
	achievement_version(row) {
		type History = { history: { version: number }[] } | null | undefined;
		const has = (found: History) => !!found?.history.some(({ version }) => version === row.version);
		const history = 'history { version }';
		const when = `period: { year: ${row.period.year}, quarter: ${row.period.quarter} }`;
		return [
			point(
				'node, history',
				`node(id: "${globalId('Achievement', row.id)}") { ... on Achievement { ${history} } }`,
				has,
			),
			point(
				'achievements, history',
				`achievements(filter: { within: "${row.city}", indicator: "${row.code}", ${when} }) { edges { node { ${history} } } }`,
				(list: Edges<History>) => list.edges.some(({ node }) => has(node)),
			),
			point(
				'indicator, period, history',
				`${indicator(row)} { achievement(${when}) { ${history} } }`,
				(found: { achievement: History } | null) => has(found?.achievement),
			),
		];
	},
	indicator(row) {
		const id = globalId('Indicator', row.id);
		const filter = `filter: { search: "${row.code}", within: "${row.city}" }`;
		type Listed = Edges<{ code: string }>;
		const has = (list: Listed) => list.edges.some(({ node }) => node.code === row.code);
		return [
			...byId(id),
			point('indicator', `${indicator(row)} { code }`, (found: object | null) => found !== null),
			point('indicators', `indicators(${filter}) { edges { node { code } } }`, has),
			point(
				'indicators, counted beside a wider search',
				`indicators(${filter}) { totalCount edges { node { code } } }`,
				(list: Listed) => has(list) && list.totalCount === list.edges.length,
			),
			point(
				'agency, indicators',
				`${agency(row)} { indicators(filter: { search: "${row.code}" }) { edges { node { code } } } }`,
				(found: { indicators: Listed }) => has(found.indicators),
			),
			point(
				'trend',
				`trend(subject: { indicator: "${row.code}" }, city: "${row.city}", from: { year: 2030 }, to: { year: 2031 }) { points { state } }`,
				(found: { points: object[] }) => found.points.length > 0,
			),
		];
	},
	indicator_definition(row) {
		const has = (found: { definitions: object[] } | null) => !!found?.definitions.length;
		const definitions = 'definitions { version definition }';
		return [
			point('indicator, definitions', `${indicator(row)} { ${definitions} }`, has),
			point(
				'node, definitions',
				`node(id: "${globalId('Indicator', row.id)}") { ... on Indicator { ${definitions} } }`,
				has,
			),
			point(
				'indicator, definition in force',
				`${indicator(row)} { definition unit weight }`,
				(found: { definition: string | null } | null) => !!found?.definition,
			),
		];
	},
};

export function byId(id: string): Point[] {
	return [
		point('node', `node(id: "${id}") { id }`, (found: object | null) => found !== null),
		point(
			'nodes, between one that is there and one that is not',
			`nodes(ids: ["${visible}", "${id}", "${missing}"]) { id }`,
			([first, second, third]: (object | null)[]) => {
				if (!first || third) throw new Error('nodes(ids) mixed up its rows.');
				return second !== null;
			},
		),
	];
}

function indicator({ code, city }: Target): string {
	return `indicator(code: "${code}", city: "${city}")`;
}

function agency(row: Target): string {
	return `agency(code: "${row.agency}", city: "${row.city}")`;
}

export function point<Value>(path: string, text: string, shows: (value: Value) => boolean): Point {
	return { path, text, shows: shows as Point['shows'] };
}
