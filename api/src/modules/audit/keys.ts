import type { PersonKind } from '../../graph/person-ids.ts';

/** Tables whose rows belong to people: what the number in the key of an entry about them is a number of. */
export const keysOfPeople: Readonly<Record<string, PersonKind>> = {
	app_user: 'User',
	user_grant: 'Grant',
	api_token: 'Token',
	sign_in_link: 'SignInLink',
};

/** Tables whose rows are published, or will be, under the key that they have. The key of any other table is not shown. */
export const publishedKeys: ReadonlySet<string> = new Set([
	'region',
	'rule_pack',
	'requirement',
	'agency',
	'agency_succession',
	'indicator',
	'indicator_definition',
	'target',
	'achievement',
	'school',
	'school_requirement',
]);
