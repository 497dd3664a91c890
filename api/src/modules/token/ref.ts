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

/** What app.token_rows returns. */
export interface TokenRow {
	id: number;
	userId: number;
	name: string;
	prefix: string;
	scopes: string[];
	createdAt: string;
	expiresOn: string;
	lastUsedAt: string | null;
	revokedAt: string | null;
	holds: boolean;
}

export const tokens = enciphered<TokenRow>('Token', 'app.token_rows', {
	one: 'A token',
	many: 'tokens',
});
