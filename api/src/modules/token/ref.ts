import { enciphered } from '../../graph/enciphered.ts';
import { enumOf } from '../../graph/enum.ts';

export const TokenScope = enumOf(
	'TokenScope',
	'What a token may be used for: a part of the rights of its owner.',
	{
		READ_PUBLIC: 'Reads what everybody may read.',
		READ_OWN: 'Reads what its owner may read; never a case file.',
		WRITE_OWN: 'Writes what its owner may write; never a case file, a grant or another token.',
	},
);

export const tokens = enciphered(
	'Token',
	{ one: 'A token', many: 'tokens' },
	{
		userId: 'user',
		prefix: 'prefix',
		scopes: 'scopes',
		createdAt: 'createdAt',
		expiresOn: 'expiresOn',
		lastUsedAt: 'lastUsedAt',
		revokedAt: 'revokedAt',
		holds: 'holds',
	},
);
