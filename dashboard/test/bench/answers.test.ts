import { expect, test } from 'vitest';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, withoutZeros } from '../../bench/requests.ts';
import { apart } from '../../bench/same.ts';

const row = (actual: string | null) => ({ edges: [{ node: { actual, status: 'PUBLISHED' } }] });

test('two answers are the same only where every field says the same', () => {
	expect(apart(row('1.5'), row('1.5'))).toBeUndefined();
	expect(apart(row('1.5'), row('1.6'))).toBe('data.edges.0.node.actual');
	expect(apart(row('1.5'), row(null))).toBe('data.edges.0.node.actual');
	expect(apart(row(null), row('0'))).toBe('data.edges.0.node.actual');
});

test('rows or fields that only one of them has set them apart, whichever it is', () => {
	const more = { ...row('1'), totalCount: 1 };
	expect(apart(row('1'), more)).toBe('data.totalCount');
	expect(apart(more, row('1'))).toBe('data.totalCount');
	expect(apart(row('1'), { edges: [] })).toBe('data.edges.length');
	expect(apart({ edges: [] }, row('1'))).toBe('data.edges.length');
	expect(apart(row('1'), null)).toBe('data');
});

test('a decimal is written without the zeros at its end, and nothing else is touched', () => {
	expect(['12.50', '100.00', '-0.10', '100', '0.05', '10.0.0', 'A.00'].map(withoutZeros)).toEqual([
		...['12.5', '100', '-0.1', '100', '0.05', '10.0.0', 'A.00'],
	]);
});

test('only the fields named are read as decimals', async () => {
	const server = createServer((_request, response) =>
		response.end('{"data":{"actual":"7.50","city":"33.70"}}'),
	);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	try {
		expect(await answer({ url }, ['actual'])).toEqual({ data: { actual: '7.5', city: '33.70' } });
		expect(await answer({ url })).toEqual({ data: { actual: '7.50', city: '33.70' } });
	} finally {
		server.close();
	}
});
