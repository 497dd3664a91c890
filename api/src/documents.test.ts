import { expect, test } from 'vitest';
import { documents } from './documents.ts';
import { schema } from './schema.ts';

test('a document of the project stays parsed however many others are sent, and these make room', () => {
	const own = '{ periods { year } }';
	const kept = documents(schema, 1000, [own]);
	const first = kept.parse(own);
	const other = kept.parse('{ periods { label } }');
	expect(kept.parse('{ periods { label } }')).toBe(other);
	for (let n = 0; n < 1000; n++) kept.parse(`{ a${n}: periods { year } }`);
	expect(kept.parse(own)).toBe(first);
	expect(kept.parse('{ periods { label } }')).not.toBe(other);
});
