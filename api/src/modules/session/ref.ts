import { enciphered } from '../../graph/enciphered.ts';

export const sessions = enciphered(
	'Session',
	{ one: 'A session', many: 'sessions' },
	{
		userId: 'user',
		createdAt: 'signedInAt',
		updatedAt: 'lastUsedAt',
		address: 'address',
		browser: 'browser',
		secondFactor: 'secondFactor',
	},
);
