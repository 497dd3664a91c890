import type { AccessKindName } from '@seksama/schema/resources.ts';
import { enumOf } from '../../graph/enum.ts';

/** The kinds of schema/resources.ts, each with what it is: one more or less there does not compile here. */
export const AccessKind = enumOf('AccessKind', 'What the rules of access speak of.', {
	REGION: 'A region.',
	RULE_PACK: 'A rule pack (paket aturan).',
	AGENCY: 'An agency (perangkat daerah).',
	SUCCESSION: 'That an agency goes on from another one (penerusan perangkat daerah).',
	SCHOOL: 'A school with its mechanism.',
	INDICATOR: 'An indicator.',
	TARGET: 'A target of an indicator.',
	ACHIEVEMENT: 'An achievement of an indicator.',
	USER: 'An account.',
	GRANT: 'A role that somebody was given.',
	TOKEN: 'The key of a program.',
	SESSION: 'A browser in which somebody is signed in.',
	AUDIT: 'An entry of the audit log, by its number.',
} satisfies Record<AccessKindName, string>);

export const AccessVerb = enumOf(
	'AccessVerb',
	'What can be done with a thing, as far as rules name it.',
	{
		READ: 'Read it.',
		CREATE: 'Make it: USER, TOKEN, AGENCY, SUCCESSION, REGION, ACHIEVEMENT.',
		CHANGE: 'Change it: USER, AGENCY, REGION.',
		GIVE: 'Give it to somebody: GRANT.',
		APPROVE: 'Approve it as a second person: GRANT, ACHIEVEMENT.',
		WITHDRAW: 'Take it back: GRANT, SUCCESSION, ACHIEVEMENT.',
		REVOKE: 'End it: TOKEN.',
		RECORD: 'Enter its figures: ACHIEVEMENT.',
		SUBMIT: 'Hand it in: ACHIEVEMENT.',
		RETURN: 'Give it back with a reason: ACHIEVEMENT.',
		VERIFY: 'Verify it: ACHIEVEMENT.',
		PUBLISH: 'Publish what is verified, in a city: ACHIEVEMENT.',
		CORRECT: 'Correct what is published: ACHIEVEMENT.',
	},
);

export const AccessReach = enumOf(
	'AccessReach',
	'What puts a row within reach of a rule for its viewer.',
	{
		ANYONE: 'Nothing: it holds for everybody.',
		SELF: 'It is their own.',
		AGENCY: 'A role on its agency.',
		CITY: 'A role on its city.',
		REGION: 'A role on its region.',
		OVERSEEN: 'A role over the person or the place that it is about.',
	},
);
