import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

function messages(language: string): Record<string, string> {
	const { $schema: _, ...rest } = JSON.parse(
		readFileSync(join(root, 'messages', `${language}.json`), 'utf8'),
	) as Record<string, string>;
	return rest;
}

const [indonesian, english] = [messages('id'), messages('en')];

test('English says everything that Indonesian says', () => {
	expect(Object.keys(english).sort()).toEqual(Object.keys(indonesian).sort());
});

test('no message is empty, and both languages fill in the same places', () => {
	const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
	for (const [key, text] of Object.entries(indonesian)) {
		expect(text, key).not.toBe('');
		expect(places(english[key] ?? ''), key).toEqual(places(text));
	}
});

test('every message is said somewhere', () => {
	const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(svelte|ts)$/.test(file) && !/paraglide|generated/.test(file))
		.map((file) => readFileSync(join(root, 'src', file), 'utf8'))
		.join('\n');
	const unsaid = Object.keys(indonesian).filter(
		(key) => !source.includes(key) && !source.includes(`\`${key.replace(/_[^_]+$/, '_')}`),
	);
	expect(unsaid).toEqual([]);
});
