import type { Role } from '../../../schema/test/support/two-cities.ts';

/** Who may do what permissions/matrix.csv has no line for, each with the reason; named as a line of the matrix is. */
export const beyondMatrix: Record<string, { may: Role[]; why: string }> = {
	'user_grant:CASE,CITY,give': {
		may: ['ADMIN'],
		why: 'As for any other role in the region; the case supervisor of the unit decides afterwards.',
	},
	'user_grant,SELF,approve': { may: [], why: 'Nobody approves what they get.' },
	'user_grant,GIVEN,approve': { may: [], why: 'Nobody approves what they gave.' },
	'user_grant:UNSERVED,CITY,approve': {
		may: ['CASE_SUPERVISOR'],
		why: 'A unit without a case supervisor is served by one of another unit of the city.',
	},
	'user_grant:UNSERVED,ELSEWHERE,approve': { may: [], why: 'Never by one of another city.' },
	'user_grant:WAITING,OWN,withdraw': {
		may: ['CASE_SUPERVISOR', 'ADMIN'],
		why: 'What waits is refused by being withdrawn, as a case role that holds is.',
	},
	'user_grant:WAITING,CITY,withdraw': { may: ['ADMIN'], why: 'The same, in the region.' },
	'user_grant:WAITING,ELSEWHERE,withdraw': { may: [], why: 'The same, in another region.' },
};

/** Acts of permissions/matrix.csv that no mutation can try, and why. */
export const notTried: Record<string, string> = {
	'user_grant:CASE,ELSEWHERE,give': 'A scope names agencies of the home city alone.',
	'achievement,OWN,create': 'recordAchievement is tried as record; acts.test.ts tries both.',
	'achievement,ELSEWHERE,create': 'The same.',
	'publish_achievements,ANY,call': 'A function of the operator.',
	'refresh_scores,ANY,call': 'A function of the operator.',
	'audit_break,ANY,call': 'A function of the operator.',
};
