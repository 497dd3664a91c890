import { personIds, type PersonKind } from '../../src/graph/person-ids.ts';

/** The key of sign-in of the city of the matrix, so that ids can be told before it is open. */
export const citySecret = 'the key of the city of the matrix';
const ids = personIds(citySecret);
const ofPeople = ['User', 'Grant', 'Token', 'Session'] as const satisfies PersonKind[];

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
	const kind = ofPeople.find((one) => one === type);
	if (kind) return ids.idOf(kind, id);
	return Buffer.from(`${type}:${id}`).toString('base64url');
}

function nearest(type: string, within: readonly Fields[]): string {
	return localId(within.findLast((parent) => parent.__typename === type)?.id);
}

function periodKey(period: unknown): string {
	const { year, quarter } = period as { year: number; quarter: number | null };
	return `${year} ${quarter ?? 0}`;
}

const byId = (table: string): RowType => ({ table, key: ({ id }) => localId(id) });

/** Which GraphQL type shows the rows of which resource of permissions/matrix.csv. */
export const rowTypes: Record<string, RowType> = {
	Region: { table: 'region', key: ({ code }) => String(code) },
	RulePack: { table: 'rule_pack', key: ({ kind, version }) => `${kind} ${version}` },
	Requirement: { table: 'requirement', key: ({ code }) => String(code) },
	Agency: byId('agency'),
	AgencySuccession: byId('agency_succession'),
	School: byId('school'),
	RequirementResult: {
		table: 'school_requirement',
		key: ({ code }, within) => `${nearest('School', within)} ${code}`,
	},
	Indicator: byId('indicator'),
	IndicatorDefinition: {
		table: 'indicator_definition',
		key: ({ version }, within) => `${nearest('Indicator', within)} ${version}`,
	},
	Target: {
		table: 'target',
		key: ({ period, revision }, within) =>
			`${nearest('Indicator', within)} ${periodKey(period)} ${revision}`,
	},
	Achievement: byId('achievement'),
	AchievementVersion: {
		table: 'achievement_version',
		key: ({ version }, within) => `${nearest('Achievement', within)} ${version}`,
	},
	User: byId('app_user'),
	Grant: byId('user_grant'),
	Token: byId('api_token'),
	Session: byId('session'),
	AuditEntry: { table: 'audit_log', key: ({ number }) => String(number) },
	AccessRule: { table: 'access_rule', key: ({ code }) => String(code) },
};

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
	AttainmentEntryUsed: 'publication',
	AttainmentTrace: 'publication',
	RuleChange: 'publication',
	TraceStep: 'publication',
	TrendPoint: 'publication',
	Trend: 'publication',
	CityFact: 'publication',
	Contribution: 'publication',
	AgencyStanding: 'agency_score',
	Ranking: 'agency_score',
	RankingEntry: 'agency_score',
	UnrankedAgency: 'agency_score',
	RankMove: 'agency_score',
	PeriodRank: 'agency_score',
	PeriodRanks: 'agency_score',
	Overview: 'city_score',
	CityHoldings: 'city_score',
	Mechanism: 'school_requirement',
	SchoolPeers: 'school_requirement',
	RequirementShare: 'school_requirement',
	SchoolGroup: 'school_requirement',
	SchoolSummary: 'school_requirement',
	VillageFigure: 'school_requirement',
};

/** Types without a row of their own. */
export const plainTypes = ['Query', 'Mutation', 'Period', 'PageInfo', 'RefusalValue', 'RoleRule'];

/** Resources that no field of GraphQL shows, and why that is so. */
export const notShown: Record<string, string> = {
	'target:DRAFT': 'Only adopted targets are shown, to everybody alike.',
	access_kind: 'It stands in what explainAccess says.',
	account: 'Only sign-in reads it.',
	two_factor: 'Only sign-in reads it.',
	verification: 'Only sign-in reads it.',
	sign_in_link: 'Its code is shown once, to whoever makes it.',
	rate_limit: 'Only sign-in reads it.',
	wrong_try: 'Only sign-in reads it, and tells its owner.',
	invitation: 'Only sign-in reads it.',
	audit_chain: 'Nobody reads it.',
	audit_pending: 'Nobody reads it.',
	seed_run: 'Nobody reads it; app.is_demo answers yes or no, and app.health names the profile.',
	migration: 'app.health tells auditors and admins alone.',
	view_as_role: 'It shows made-up rows alone: test/admin/view-as.test.ts.',
	publish_achievements: 'A function of the operator.',
	refresh_scores: 'A function of the operator.',
	audit_break: 'A function of the operator.',
};
