/** Small signs drawn by hand, so that none depends on a font that an old phone lacks. Each in a box of 12 by 12. */
export const glyphs = {
	up: 'M6 2.5 10.5 9.5H1.5Z',
	up2: 'M6 .5 10 6H2ZM6 6 10 11.5H2Z',
	down: 'M6 9.5 1.5 2.5H10.5Z',
	down2: 'M6 6 2 .5H10ZM6 11.5 2 6H10Z',
	level: 'M6 2.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7Z',
	full: 'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10Z',
	threeQuarters: 'M6 1a5 5 0 1 1-5 5H6ZM1 6A5 5 0 0 1 6 1V2.2A3.8 3.8 0 0 0 2.2 6Z',
	quarter: 'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10Zm0 1.2V6H9.8A3.8 3.8 0 1 1 6 2.2Z',
	lapsed:
		'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10Zm0 1.4a3.6 3.6 0 0 0-2.2.8L8.8 8.2A3.6 3.6 0 0 0 6 2.4ZM3.2 3.8A3.6 3.6 0 0 0 8.2 8.8Z',
	empty: 'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10Zm0 1.3a3.7 3.7 0 1 0 0 7.4a3.7 3.7 0 1 0 0-7.4Z',
	same: 'M1.5 5.2H10.5V6.8H1.5Z',
	right: 'M1 5.2H8L5.6 2.8 6.7 1.7 11 6 6.7 10.3 5.6 9.2 8 6.8H1Z',
	fresh: 'M6 1 7.2 4.8 11 6 7.2 7.2 6 11 4.8 7.2 1 6 4.8 4.8Z',
	tick: 'M4.6 9.6 1 6 2.1 4.9 4.6 7.4 9.9 2.1 11 3.2Z',
	half: 'M6 1a5 5 0 0 1 0 10ZM6 1V2.3a3.7 3.7 0 0 0 0 7.4V11A5 5 0 0 1 6 1Z',
	cross:
		'M2.6 1.5 6 4.9 9.4 1.5 10.5 2.6 7.1 6 10.5 9.4 9.4 10.5 6 7.1 2.6 10.5 1.5 9.4 4.9 6 1.5 2.6Z',
	clock:
		'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10Zm0 1.3a3.7 3.7 0 1 0 0 7.4a3.7 3.7 0 1 0 0-7.4ZM5.4 3.5H6.6V5.8L8.3 7.1 7.6 8 5.4 6.4Z',
	unknown: 'M5.2 8.6H6.8V10.2H5.2ZM3.2 4A2.8 2.8 0 1 1 6.8 6.6V7.6H5.2V5.4H6A1.3 1.3 0 1 0 4.7 4Z',
} as const;

export type GlyphName = keyof typeof glyphs;
