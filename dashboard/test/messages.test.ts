import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** A message, or its forms for one and for many: `match` has a text for each form. */
type Message = string | [{ match: Record<string, string> }];

/** The texts of each message: one, or one for each form that the language tells apart. */
function messages(language: string): Record<string, string[]> {
	const { $schema: _, ...rest } = JSON.parse(
		readFileSync(join(root, 'messages', `${language}.json`), 'utf8'),
	) as Record<string, Message>;
	return Object.fromEntries(
		Object.entries(rest).map(([key, message]) => [
			key,
			typeof message === 'string' ? [message] : Object.values(message[0].match),
		]),
	);
}

const [indonesian, english] = [messages('id'), messages('en')];

test('English says everything that Indonesian says', () => {
	expect(Object.keys(english).sort()).toEqual(Object.keys(indonesian).sort());
});

test('no message is empty, and both languages fill in the same places', () => {
	// One form of several may say its number as a word.
	const places = (texts: readonly string[]) =>
		[...new Set([...texts.join(' ').matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
	for (const [key, texts] of Object.entries(indonesian)) {
		const others = english[key] ?? [];
		for (const text of [...texts, ...others]) expect(text, key).not.toBe('');
		expect(places(others), key).toEqual(places(texts));
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
