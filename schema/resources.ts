/** How the API names the rows of a resource to everybody outside. */
export type Ids =
	/** A global id that shows the number: of what is published. */
	| 'PUBLISHED'
	/** An id that tells neither number nor kind: of people and of what is theirs. */
	| 'ENCIPHERED'
	/** Its key as it stands; of more than one column, those joined by a slash. */
	| 'KEY';

/** A table of the platform. What follows from it is named beside each field. */
export interface Resource {
	/** What rules of access call it (AccessKind); a kind has sentences, examples and ids. Absent: it has no rules of its own. */
	kind?: string;
	table: string;
	/** The room of its noun: schema/sql/<room>, schema/test/<room>.test.ts, api/src/modules/<room>. */
	room: string;
	/** The GraphQL type that shows its rows. */
	type?: string;
	ids?: Ids;
	/** The columns of its primary key. */
	key: readonly string[];
	/** Another column by which a row is named, such as the NPSN of a school. */
	alsoBy?: string;
	/** The words of its column `status`. */
	states?: readonly string[];
	/** Kinds of rows that access tells apart without a status; '' is the plain one. */
	sorts?: readonly string[];
	/** The columns that place a row: its city or region, agency, school, the user whose it is. */
	city?: string;
	agency?: string;
	school?: string;
	owner?: string;
	/** The resource that a row lies within, by the column that names it; it lies where that one lies. */
	within?: readonly [table: string, column: string];
	/** Who may read something of it at all; which rows is for its policy to say. */
	readBy: 'EVERYBODY' | 'SIGNED_IN' | 'NOBODY';
	/** The sign-in itself writes it. */
	bySignIn?: true;
	/** Columns that no viewer ever reads. */
	secret?: readonly string[];
	/** What changes in it is written to the audit log; columns of which nothing may be kept. Absent: it is not logged. */
	logged?: { except: readonly string[] };
	/** Entries about it belong to everybody and not to a city. */
	everybodys?: true;
}

const achievementStates = ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'VERIFIED', 'PUBLISHED'];
const all = { except: [] };

/**
 * Every table of the platform, in the order in which one refers to another. The database, the API and the tests read it
 * here: triggers and reading of the audit log, the guard, subjects and examples of access, ids, the matrix.
 */
// prettier-ignore
export const resources = [
	{ kind: 'REGION', table: 'region', room: 'region', type: 'Region', ids: 'KEY', key: ['code'], city: 'code', readBy: 'EVERYBODY', logged: all },
	{ kind: 'RULE_PACK', table: 'rule_pack', room: 'rule-pack', type: 'RulePack', ids: 'KEY', key: ['kind', 'version'], everybodys: true, readBy: 'EVERYBODY', logged: all },
	{ table: 'requirement', room: 'school', type: 'Requirement', key: ['pack_version', 'code'], readBy: 'EVERYBODY', logged: all },
	{ kind: 'AGENCY', table: 'agency', room: 'agency', type: 'Agency', ids: 'PUBLISHED', key: ['id'], city: 'city_code', readBy: 'EVERYBODY', logged: { except: ['former'] } },
	{ kind: 'SUCCESSION', table: 'agency_succession', room: 'succession', type: 'AgencySuccession', ids: 'PUBLISHED', key: ['id'], city: 'city_code', agency: 'agency_id', readBy: 'EVERYBODY', logged: all },
	{ kind: 'SCHOOL', table: 'school', room: 'school', type: 'School', ids: 'PUBLISHED', key: ['id'], alsoBy: 'npsn', city: 'city_code', readBy: 'EVERYBODY', logged: all },
	{ table: 'school_requirement', room: 'school', type: 'RequirementResult', key: ['id'], city: 'city_code', school: 'school_id', readBy: 'EVERYBODY', secret: ['evidence', 'verifier_id'], logged: { except: ['evidence', 'verifier_id'] } },
	{ table: 'school_activity', room: 'school', key: ['id'], city: 'city_code', school: 'school_id', readBy: 'EVERYBODY', secret: ['evidence', 'note', 'verifier_id'], logged: { except: ['evidence', 'note', 'verifier_id'] } },
	{ table: 'school_standing', room: 'school', key: ['school_id', 'holds_from'], city: 'city_code', school: 'school_id', readBy: 'EVERYBODY' },
	{ kind: 'INDICATOR', table: 'indicator', room: 'indicator', type: 'Indicator', ids: 'PUBLISHED', key: ['id'], states: ['ADOPTED', 'DRAFT'], city: 'city_code', agency: 'agency_id', readBy: 'EVERYBODY', logged: all },
	{ table: 'indicator_definition', room: 'indicator', type: 'IndicatorDefinition', key: ['id'], within: ['indicator', 'indicator_id'], readBy: 'EVERYBODY', logged: all },
	{ kind: 'TARGET', table: 'target', room: 'target', type: 'Target', ids: 'KEY', key: ['id'], states: ['ADOPTED', 'DRAFT'], city: 'city_code', agency: 'agency_id', readBy: 'EVERYBODY', logged: all },
	{ kind: 'ACHIEVEMENT', table: 'achievement', room: 'achievement', type: 'Achievement', ids: 'PUBLISHED', key: ['id'], states: achievementStates, city: 'city_code', agency: 'agency_id', readBy: 'EVERYBODY', logged: all },
	{ table: 'achievement_version', room: 'achievement', type: 'AchievementVersion', key: ['achievement_id', 'version'], states: achievementStates, city: 'city_code', agency: 'agency_id', readBy: 'EVERYBODY' },
	{ table: 'publication', room: 'achievement', key: ['id'], city: 'city_code', agency: 'agency_id', readBy: 'EVERYBODY' },
	{ table: 'agency_score', room: 'ranking', key: ['city_code', 'year', 'quarter', 'agency_id'], city: 'city_code', agency: 'agency_id', readBy: 'EVERYBODY' },
	{ table: 'city_score', room: 'ranking', key: ['city_code', 'year', 'quarter'], city: 'city_code', readBy: 'EVERYBODY' },
	{ table: 'city_glance', room: 'overview', key: ['city_code', 'year', 'quarter'], city: 'city_code', readBy: 'EVERYBODY' },
	{ kind: 'USER', table: 'app_user', room: 'user', type: 'User', ids: 'ENCIPHERED', key: ['id'], sorts: ['', 'CASE', 'WAITING'], city: 'region_code', owner: 'id', readBy: 'SIGNED_IN', bySignIn: true, logged: { except: ['updated_at', 'bonds'] } },
	{ kind: 'GRANT', table: 'user_grant', room: 'grant', type: 'Grant', ids: 'ENCIPHERED', key: ['id'], sorts: ['', 'CASE', 'WAITING'], city: 'place_code', agency: 'agency_id', owner: 'user_id', readBy: 'SIGNED_IN', logged: all },
	{ kind: 'TOKEN', table: 'api_token', room: 'token', type: 'Token', ids: 'ENCIPHERED', key: ['id'], owner: 'user_id', readBy: 'SIGNED_IN', secret: ['hash'], logged: { except: ['hash', 'last_used_at', 'bonds'] } },
	{ kind: 'SESSION', table: 'session', room: 'session', type: 'Session', ids: 'ENCIPHERED', key: ['id'], owner: 'user_id', readBy: 'SIGNED_IN', bySignIn: true, secret: ['token'] },
	{ kind: 'AUDIT', table: 'audit_log', room: 'audit', type: 'AuditEntry', ids: 'KEY', key: ['seq'], agency: 'agency_id', owner: 'actor', readBy: 'SIGNED_IN' },
	{ table: 'sign_in_link', room: 'sign-in', type: 'SignInLink', ids: 'ENCIPHERED', key: ['id'], owner: 'user_id', readBy: 'NOBODY', logged: { except: ['hash'] } },
	{ table: 'account', room: 'sign-in', key: ['id'], owner: 'user_id', readBy: 'NOBODY', bySignIn: true },
	{ table: 'two_factor', room: 'sign-in', key: ['id'], owner: 'user_id', readBy: 'NOBODY', bySignIn: true },
	{ table: 'verification', room: 'sign-in', key: ['id'], readBy: 'NOBODY', bySignIn: true },
	{ table: 'rate_limit', room: 'sign-in', key: ['key'], readBy: 'NOBODY' },
	{ table: 'wrong_try', room: 'sign-in', key: ['user_id'], owner: 'user_id', readBy: 'NOBODY' },
	{ table: 'invitation', room: 'sign-in', key: ['id'], readBy: 'NOBODY' },
	{ table: 'act_key', room: 'base', key: ['user_id', 'act', 'key'], owner: 'user_id', readBy: 'NOBODY' },
	{ table: 'audit_chain', room: 'audit', key: ['id'], readBy: 'NOBODY' },
	{ table: 'audit_pending', room: 'audit', key: ['id'], readBy: 'NOBODY' },
	{ table: 'access_rule', room: 'access', type: 'AccessRule', key: ['code'], readBy: 'EVERYBODY' },
	{ table: 'access_kind', room: 'access', key: ['kind', 'verb'], readBy: 'EVERYBODY' },
	{ table: 'seed_run', room: 'base', key: ['profile'], readBy: 'NOBODY' },
	{ table: 'migration', room: 'base', key: ['name'], readBy: 'NOBODY' },
] as const satisfies readonly Resource[];

type Row = (typeof resources)[number];
type Of<Wanted> = Extract<Row, Wanted>;

/** What rules of access speak of. */
export type AccessKindName = Of<{ kind: string }>['kind'];
/** The types that the API names by a global id, and by an enciphered one. */
export type PublishedType = Of<{ ids: 'PUBLISHED' }>['type'];
export type EncipheredType = Of<{ ids: 'ENCIPHERED' }>['type'];

/** The register, each line with every field that it may have. */
export const register: readonly Resource[] = [...resources];

/** The resources that rules of access speak of. */
export const ruled = register.filter((one): one is Resource & { kind: string } => !!one.kind);
