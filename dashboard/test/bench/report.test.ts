import { expect, test } from 'vitest';
import { databaseMs, perQuestion } from '../../bench/cpu.ts';
import { generalTable, pageTable, type Line } from '../../bench/report.ts';

const nested: Line = {
	scene: { name: 'nested', kind: 'nested' },
	viewer: { rate: 1000, cpu: { program: 0.3, database: 0.5 } },
	plain: { rate: 1000 },
	text: { rate: 450, cpu: { program: 1.1, database: undefined } },
};
const list: Line = { ...nested, scene: { name: 'list', kind: 'list' }, text: { rate: 799 } };
const page: Line = {
	...nested,
	scene: { name: 'AgencyPage', kind: 'page' },
	persisted: { rate: 749 },
	kept: { rate: 9000 },
};
const columns = (text: string, row: number) => text.split('\n')[row]?.split(/\s{2,}/);

test('the general path is held to 0.45 nested and 0.8 of a list', () => {
	const text = generalTable([nested, list]);
	expect(columns(text, 1)?.slice(0, 2)).toEqual(['nested', '0.45 (≥ 0.45)']);
	expect(columns(text, 2)?.slice(0, 2)).toEqual(['list', '0.80 (below 0.8)']);
	expect(text).toContain('plain text that comes again: compiled from the fourth time on');
	expect(text).not.toContain('peer');
});

test('a page is held to 0.45 by its text and 0.75 by its hash', () => {
	expect(columns(pageTable([page]), 1)?.slice(0, 4)).toEqual([
		...['AgencyPage', '0.45 (≥ 0.45)', '0.75 (below 0.75)', '12.02 (≥ 3)'],
	]);
});

test('CPU of one question stands beside, with a mark where the database is not to be read', () => {
	expect(columns(generalTable([nested]), 1)?.slice(-2)).toEqual(['1.10 + ?', '0.30 + 0.50']);
});

test('ours is to be as quick as the peer where it is nested; a list has no goal', () => {
	const text = generalTable(
		[
			{ ...nested, peer: { rate: 500, cpu: { program: 1.2, database: 0.6 } } },
			{ ...list, peer: { rate: 799 } },
		],
		'P',
	);
	expect(columns(text, 0)?.slice(2, 4)).toEqual(['ours / P', 'P / limit']);
	expect(columns(text, 1)?.slice(2, 4)).toEqual(['0.90 (below 1)', '0.50']);
	expect(columns(text, 1)?.at(-1)).toBe('1.20 + 0.60');
	expect(columns(text, 2)?.slice(2, 4)).toEqual(['1.00', '0.80']);
});

test('no ratio is printed where the peer answers something else', () => {
	const text = generalTable([{ ...nested, peer: { differs: 'data.agency.name' } }], 'P');
	expect(columns(text, 1)?.slice(2, 4)).toEqual([
		'no ratio: the answers differ at data.agency.name',
		'-',
	]);
});

const backend = { pid: 7, database: 'demo', port: 4711 };
const files = (title: string, used = '3000000 5 1\n') => ({
	'/proc/7/cmdline': title,
	'/proc/7/schedstat': used,
});
const readOf = (there: Record<string, string>) => (path: string) => {
	const text = there[path];
	if (text === undefined) throw new Error('ENOENT');
	return text;
};

test('the CPU of the database is read only from processes that are those very connections', () => {
	const right = 'postgres: app_login demo 127.0.0.1(4711) idle';
	expect(databaseMs([backend], readOf(files(right)))).toBe(3);
	expect(databaseMs([{ ...backend, port: 4712 }], readOf(files(right)))).toBeUndefined();
	expect(databaseMs([{ ...backend, database: 'emo' }], readOf(files(right)))).toBeUndefined();
	expect(databaseMs([backend], readOf(files('node postgres demo (4711)')))).toBeUndefined();
	expect(databaseMs([backend, { ...backend, pid: 8 }], readOf(files(right)))).toBeUndefined();
	expect(databaseMs([backend], readOf(files(right, '')))).toBeUndefined();
	expect(databaseMs([], readOf({}))).toBeUndefined();
});

test('CPU of a question is the difference over the questions answered', () => {
	const before = { program: 100, database: 50 };
	expect(perQuestion(before, { program: 300, database: 150 }, 100)).toEqual({
		program: 2,
		database: 1,
	});
	expect(perQuestion(before, { program: 300, database: undefined }, 100).database).toBeUndefined();
});
