import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { documents, mostWeight } from './documents.ts';
import { schema } from '../schema.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const used = () => {
	collect();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
};

test('a document of the project stays parsed however many others are sent, and these make room', () => {
	const own = '{ periods { year } }';
	const kept = documents(schema, 1000, [own]);
	const first = kept.parse(own);
	const other = kept.parse('{ periods { label } }');
	expect(kept.parse('{ periods { label } }')).toBe(other);
	for (let n = 0; n < 4000; n++) kept.parse(`{ a${n}: periods { year } }`);
	expect(kept.parse(own)).toBe(first);
	expect(kept.parse('{ periods { label } }')).not.toBe(other);
});

test.each<[string, number, (n: number) => string]>([
	['small', 8000, (n) => `{ a${n}: isDemo }`],
	['one long comment', 4000, (n) => `#${n}${'x'.repeat(31_900)}\n{ isDemo }`],
	['many empty comments', 400, (n) => `#${n}\n${'#\n'.repeat(15_900)}{ isDemo }`],
	['letters beyond Latin', 4000, (n) => `#${n}${'日'.repeat(10_600)}\n{ isDemo }`],
	[
		'as many words as are allowed',
		400,
		(n) => `{ a${n}: periods { ${'year label '.repeat(490)} } }`,
	],
	['as many mistakes', 400, (n) => `{ a${n}: periods { ${'nothing '.repeat(980)} } }`],
])(
	'what is kept of different documents is bounded by bytes, not by number: %s',
	(_name, count, text) => {
		const kept = documents(schema, 1000);
		const before = used();
		for (let n = 0; n < count; n++) kept.validate(kept.parse(text(n)));
		expect(kept.weight).toBeLessThanOrEqual(mostWeight);
		expect(used() - before).toBeLessThan(1.5 * mostWeight);
	},
);
