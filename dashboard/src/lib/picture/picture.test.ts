import { expect, test } from 'vitest';
import { coloured, styleOf } from './colours.ts';
import { fit, wrap } from './letters.ts';

test('a text that does not fit ends with a sign that some is missing', () => {
	expect(fit('Dinas', 10, 100)).toBe('Dinas');
	expect(fit('Dinas Pendidikan dan Kebudayaan', 10, 100)).toBe('Dinas Pendidikan…');
});

test('lines are broken between words, and no word is lost', () => {
	const text = 'Skor kota naik dari 85,96 ke 86,34';
	const lines = wrap(text, 20, 200);
	expect(lines.length).toBeGreaterThan(1);
	expect(lines.join(' ')).toBe(text);
	expect(wrap('Pasirkratonkramat', 20, 30)).toEqual(['Pasirkratonkramat']);
});

test('a picture has the very colours of the house, on either ground', () => {
	expect(coloured('<a fill="var(--surface)"/>', 'light')).toBe('<a fill="#ffffff"/>');
	expect(coloured('<a fill="var(--surface)"/>', 'dark')).toBe('<a fill="#131c2d"/>');
	expect(() => coloured('var(--no-such)', 'light')).toThrow('No colour is called var(--no-such).');
});

test('an embedded page follows the device where no ground was chosen', () => {
	expect(styleOf('system')).toContain('@media(prefers-color-scheme:dark){:root{color-scheme:dark');
	expect(styleOf('dark')).not.toContain('@media');
});
