import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal } from './act.ts';
import { inputWords, refusalWords, type NounRefusals } from './refusals.ts';

const root = join(import.meta.dirname, '../../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** One way in which an act of a noun is refused: the field as its input calls it, and the values that are told. */
interface Pair {
	field: string;
	code: string;
	values: string[];
}

/** What a helper of the acts refuses of the field that it is given; `reason` is always called so. */
const helpers: Record<string, [code: string, ...values: string[]][]> = {
	clean_line: [['LENGTH', 'least', 'most'], ['UNSEEN'], ['NO_LETTER']],
	required_line: [['LENGTH', 'least', 'most'], ['UNSEEN'], ['NO_LETTER']],
	note_reason: [['REQUIRED', 'least'], ['LENGTH', 'least', 'most'], ['UNSEEN']],
	check_published_periods: [
		['PUBLISHED', 'day'],
		['OVER', 'day'],
	],
};

/** The refusals that stand in the functions of a noun and in its resolvers. */
function pairsOf(noun: string): Pair[] {
	const acts = read(`schema/sql/${noun}/acts.sql`);
	const resolvers = globSync(`api/src/modules/${noun}/*.ts`, { cwd: root }).map(read).join('\n');
	const renamed = Object.fromEntries(
		[...(/renamed: \{([^}]*)\}/.exec(resolvers)?.[1] ?? '').matchAll(/(\w+): '(\w+)'/g)].map(
			([, from = '', to = '']) => [from, to],
		),
	);
	const found: Pair[] = [];
	for (const [, field = '', code = '', rest = ''] of acts.matchAll(
		/refuse_input\('(\w+)', '([A-Z_]+)'([\s\S]*?)\);/g,
	))
		found.push({ field, code, values: valuesIn(rest) });
	for (const [, helper = '', given = ''] of acts.matchAll(/\bapp\.(\w+)\(([^,)]*)/g))
		for (const field of helper === 'note_reason' ? ['reason'] : namesIn(given))
			for (const [code, ...values] of helpers[helper] ?? []) found.push({ field, code, values });
	for (const [, field = '', code = ''] of resolvers.matchAll(
		/new InvalidInputError\(\s*'(\w+)',\s*'([A-Z_]+)'/g,
	))
		found.push({ field, code, values: [] });
	return found.map((pair) => ({ ...pair, field: renamed[pair.field] ?? pair.field }));
}

const namesIn = (sql: string) => [...sql.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
const valuesIn = (sql: string) =>
	[...sql.matchAll(/['"](least|most|day|parent)['"]/g)].map(([, name = '']) => name);

const nouns = globSync('schema/sql/*/acts.sql', { cwd: root }).map((path) => path.split('/')[2]!);

const refusing = nouns.filter((noun) => pairsOf(noun).length > 0);
const tableOf = async (noun: string) => {
	const module = (await import(`../${noun}/refusals.ts`)) as Record<string, NounRefusals>;
	return Object.values(module)[0]!;
};

test('the acts of every noun that can refuse are read', () => {
	expect(refusing.length).toBeGreaterThan(6);
	expect(pairsOf('grant').map(({ field }) => field)).not.toContain('email');
	expect(pairsOf('agency')).toContainEqual({ field: 'goesOn', code: 'OVER', values: ['day'] });
	expect(pairsOf('agency')).toContainEqual({
		field: 'shortName',
		code: 'LENGTH',
		values: ['least', 'most'],
	});
});

test.each(refusing)('every refusal of %s has words, which name only what is told', async (noun) => {
	const table = await tableOf(noun);
	const file = `dashboard/src/lib/${noun}/refusals.ts`;
	const faults = pairsOf(noun).flatMap(({ field, code, values }) => {
		const words = inputWords(table, field, code);
		if (!words) return [`${file}: words for ${field}.${code}`];
		const told = Object.fromEntries(values.map((name) => [name, name]));
		const sentence = words({ field, ...told } as Parameters<typeof words>[0]);
		return sentence.includes('undefined') ? [`${file}: a value for ${field}.${code}`] : [];
	});
	expect(faults).toEqual([]);
});

test.each(refusing)('no words of %s are for what nothing refuses', async (noun) => {
	const pairs = pairsOf(noun).map(({ field, code }) => `${field}.${code}`);
	const keys = Object.keys((await tableOf(noun)).words).filter((key) => key.includes('.'));
	expect(keys.filter((key) => !pairs.includes(key))).toEqual([]);
});

const name: NounRefusals = { fields: { name: () => 'Nama' }, words: {} };

test('the words of a field name it and the values; a day is written out', () => {
	const of = (code: string, values: Record<string, string>, noun = name) =>
		refusalWords(refusal('InvalidInputError', { field: 'name', code, values }), noun);
	expect(of('LENGTH', { least: '1', most: '40' })).toBe(
		'“Nama” terdiri atas 1 sampai 40 karakter.',
	);
	const late: NounRefusals = { fields: {}, words: { 'name.REVERSED': ({ day }) => day } };
	expect(of('REVERSED', { day: '2025-01-01' }, late)).toBe('1 Januari 2025');
});

test('a refusal without words for its field says what its type says, and never nothing', () => {
	expect(refusalWords(refusal('ConflictError'))).toContain('sudah berubah');
	expect(refusalWords(refusal('NotAllowedError'), name)).toContain('tidak berwenang');
	expect(refusalWords(refusal('InvalidInputError', { field: 'x', code: 'TAKEN' }), name)).toContain(
		'Tidak berhasil',
	);
	expect(refusalWords(refusal('TOO_MANY_TRIES', { retryAfter: 30 }))).toContain('30 detik');
});
