import { register } from '@seksama/schema/resources.ts';
import { points, pointsText } from './all-points.ts';
import { globalId } from './types.ts';
import { question } from './walk.ts';

const list = (name: string) => `{ ${name}(first: 100) { totalCount edges { cursor } } }`;
const explained = (type: string, id: number) =>
	`{ explainAccess(type: ${type}, verb: READ, id: "${id}") { allowed code rule } }`;

/** Rows of which only explainAccess says that they are there, by their table. */
export const explainedAlone: Record<string, string[]> = {
	target: [9001, 9101].map((id) => explained('TARGET', id)),
};

/** What has a global id is asked for by it: the first example of its kind, in the own city (two-cities.ts). */
const byId = register
	.filter(({ ids }) => ids === 'PUBLISHED')
	.map(({ table, type = '' }) => [table, [`{ node(id: "${globalId(type, 9000)}") { id } }`]]);

/** For each table, questions of which the answers are made of its rows. */
export const touching: Record<string, string[]> = {
	...(Object.fromEntries(byId) as Record<string, string[]>),
	region: [question('regions', 1)],
	rule_pack: [question('rulePacks', 1)],
	requirement: [question('requirements', 1)],
	agency: [question('agencies', 1)],
	school: [question('schools', 1)],
	school_requirement: [question('schools', 4)],
	school_activity: [question('schools', 4)],
	school_standing: [question('schoolBreakdown', 1)],
	publication: [question('trend', 1)],
	agency_score: [question('ranking', 1)],
	city_score: [question('overview', 1)],
	city_glance: [question('overview', 1)],
	access_rule: [question('accessRules', 1)],
	access_kind: [explained('AGENCY', 0)],
	target: ['{ indicator(code: "R-OWN") { target(period: { year: 2030 }) { value } } }'],
	...Object.fromEntries(Object.keys(points).map((table) => [table, [pointsText(table)]])),
};
// What is one's own, or the program's, is in the lists.
for (const [table, name] of Object.entries({
	app_user: 'users',
	user_grant: 'grants',
	api_token: 'tokens',
	session: 'sessions',
	audit_log: 'auditEntries',
}))
	touching[table]?.push(list(name));
