import { register, type Resource } from '@seksama/schema/resources.ts';
import { isObjectType } from 'graphql';
import { cursors } from '../../src/graph/cursors.ts';
import { personIds, type PersonKind } from '../../src/graph/person-ids.ts';
import { schema } from '../../src/schema.ts';

/** The key of sign-in of the city of the matrix, so that ids can be told before it is open. */
export const citySecret = 'the key of the city of the matrix';
const ids = personIds(citySecret);

/** Where a row stands in the lists of its type. */
export const { cursorOf } = cursors(citySecret);

/** An object of an answer. */
export type Fields = Record<string, unknown>;

/** Rows of a table behind a GraphQL type: the key under which allowed.ts knows each one. `within` are its parents. */
interface RowType {
	table: string;
	key(row: Fields, within: readonly Fields[]): string;
}

/** The number in a global id. */
export function localId(id: unknown): string {
	const person = ids.read(String(id));
	if (person) return String(person.number);
	return Buffer.from(String(id), 'base64url').toString().split(':')[1] ?? '';
}

export function globalId(type: string, id: number): string {
	if (register.some((one) => one.type === type && one.ids === 'ENCIPHERED'))
		return ids.idOf(type as PersonKind, id);
	return Buffer.from(`${type}:${id}`).toString('base64url');
}

function nearest(type: string, within: readonly Fields[]): string {
	return localId(within.findLast((parent) => parent.__typename === type)?.id);
}

function periodKey(period: unknown): string {
	const { year, quarter } = period as { year: number; quarter: number | null };
	return `${year} ${quarter ?? 0}`;
}

/** How a row is named whose key is not among its own fields: by what it lies within, or by another name of its key. */
const named: Record<string, RowType['key']> = {
	requirement: ({ code }) => String(code),
	school_requirement: ({ code }, within) => `${nearest('School', within)} ${code}`,
	indicator_definition: ({ version }, within) => `${nearest('Indicator', within)} ${version}`,
	target: ({ period, revision }, within) =>
		`${nearest('Indicator', within)} ${periodKey(period)} ${revision}`,
	achievement_version: ({ version }, within) => `${nearest('Achievement', within)} ${version}`,
	audit_log: ({ number }) => String(number),
};

function keyOf({ table, type = '', ids: kind, key }: Resource): RowType['key'] {
	const known = named[table];
	if (known) return known;
	if (kind === 'PUBLISHED' || kind === 'ENCIPHERED') return ({ id }) => localId(id);
	const shown = schema.getType(type);
	const fields = isObjectType(shown) ? shown.getFields() : {};
	if (key.every((column) => column in fields))
		return (row) => key.map((column) => String(row[column])).join(' ');
	throw new Error(
		`The type ${type} shows rows of ${table}: say in api/test/matrix/types.ts (named) how a row is named.`,
	);
}

/** Which GraphQL type shows the rows of which resource: those of schema/resources.ts that the API has. */
export const rowTypes: Record<string, RowType> = Object.fromEntries(
	register
		.filter(({ type }) => type && schema.getType(type))
		.map((one) => [one.type, { table: one.table, key: keyOf(one) }]),
);

/** The type that shows the rows of a table. */
export function typeOf(table: string): string {
	const type = register.find((one) => one.table === table)?.type;
	if (!type) throw new Error(`No type shows rows of ${table}: name it in schema/resources.ts.`);
	return type;
}

/** Types that speak of the viewer alone: own.test.ts. */
export const ownTypes: Record<string, string> = {
	Viewer: 'app_user',
	AccessExplanation: 'access_rule',
};

/** Types that answer auditors and admins whole, and everybody else with nothing: test/admin/health.test.ts. */
export const deskTypes = ['Health', 'Migration', 'GuardFinding', 'Policy', 'ExampleSight'];

/** Figures made of many rows, and the resources whose rows they are made of. No hidden row may move one. */
export const figureTypes: Record<string, string> = {
	Attainment: 'publication',
	DefinitionWarning: 'indicator',
	CorrectionMoves: 'achievement',
	CorrectedFigure: 'achievement',
	CorrectedScore: 'achievement',
	MovedFigure: 'achievement',
	AttainmentEntryUsed: 'publication',
	AttainmentTrace: 'publication',
	AttainmentVerdict: 'publication',
	RuleChange: 'publication',
	ChangeReason: 'publication',
	ChangeTrace: 'publication',
	TraceStep: 'publication',
	TrendPoint: 'publication',
	Trend: 'publication',
	CityFact: 'publication',
	Contribution: 'publication',
	AgencyStanding: 'agency_score',
	ScoreTrace: 'agency_score',
	Ranking: 'agency_score',
	RankingEntry: 'agency_score',
	UnrankedAgency: 'agency_score',
	ScoreMove: 'agency_score',
	ScoreChange: 'agency_score',
	RankingChange: 'agency_score',
	PeriodRank: 'agency_score',
	PeriodRanks: 'agency_score',
	Overview: 'city_score',
	CityHoldings: 'city_score',
	Mechanism: 'school_requirement',
	MechanismTrace: 'school_requirement',
	ComplianceTrace: 'school_requirement',
	SchoolActivity: 'school_activity',
	SchoolPeers: 'school_requirement',
	RequirementShare: 'school_requirement',
	SchoolGroup: 'school_requirement',
	SchoolSummary: 'school_requirement',
	VillageFigure: 'school_requirement',
};

/** Types without a row of their own. */
export const plainTypes = [
	'Query',
	'Mutation',
	'Period',
	'PageInfo',
	'RefusalValue',
	'RoleRule',
	'EntryNow',
	'ReportedPeriod',
	'RefusedLine',
];

/** Resources that no field of GraphQL shows, and why that is so. */
export const notShown: Record<string, string> = {
	school_standing:
		'Kept of what schools have on record; the figures of schools show it, and the same is computed without.',
	city_glance: 'Kept of rankings and overviews, which show it, and the same is computed without.',
	'target:DRAFT': 'Only adopted targets are shown, to everybody alike.',
	access_kind: 'It stands in what explainAccess says.',
	account: 'Only sign-in reads it.',
	two_factor: 'Only sign-in reads it.',
	verification: 'Only sign-in reads it.',
	sign_in_link: 'Its code is shown once, to whoever makes it.',
	rate_limit: 'Only sign-in reads it.',
	wrong_try: 'Only sign-in reads it, and tells its owner.',
	invitation: 'Only sign-in reads it.',
	act_key: 'Only the acts read it.',
	audit_chain: 'Nobody reads it.',
	audit_pending: 'Nobody reads it.',
	seed_run: 'Nobody reads it; app.is_demo answers yes or no, and app.health names the profile.',
	migration: 'app.health tells auditors and admins alone.',
	view_as_role: 'It shows made-up rows alone: test/admin/view-as.test.ts.',
	publish_achievements: 'A function of the operator.',
	refresh_scores: 'A function of the operator.',
	audit_break: 'A function of the operator.',
};
