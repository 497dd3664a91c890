import { enumOf } from '../../vocabulary/enums.ts';

export const TokenScope = enumOf(
	'TokenScope',
	'What a token may be used for: a part of the rights of its owner.',
	{
		READ_PUBLIC: 'Reads what everybody may read.',
		READ_OWN: 'Reads what its owner may read; never a case file.',
		WRITE_OWN: 'Writes what its owner may write; never a case file, a grant or another token.',
	},
);
