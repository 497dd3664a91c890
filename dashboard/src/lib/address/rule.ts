import { m } from '#lib/paraglide/messages.js';
import { parseDay, todayInCity } from '#lib/period/day.ts';
import { parsePeriod } from '#lib/period/period.ts';

/** What one parameter of an address may say. */
export interface Rule {
	/** How often it may stand there with different values. */
	most: number;
	/** What is wrong with a value and what to write instead, in the reader's language; null where it is right. */
	wrong(name: string, value: string): string | null;
}

/** The parameters that a place understands, by name. A name that ends with a dot begins those of a kind. */
export type Known = Readonly<Record<string, Rule>>;

type Told = { name: string; value: string };

/** A rule for values that `is` knows; `say` names the parameter and the cure. */
export function rule(is: (value: string) => boolean, say: (told: Told) => string, most = 1): Rule {
	return {
		most,
		wrong: (name, value) => (is(value) ? null : say({ name, value: clipped(value) })),
	};
}

export const anything = rule(() => true, m.address_refused);
export const period = rule((text) => parsePeriod(text) !== null, m.address_period);

/** A day that has been, or today. */
export const day: Rule = {
	most: 1,
	wrong(name, text) {
		const value = parseDay(text);
		if (value === null) return m.address_day({ name, value: clipped(text) });
		return value > todayInCity() ? m.address_future({ name, value }) : null;
	},
};

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A day that has been, or today, or an exact moment that has been. */
export const dayOrMoment: Rule = {
	most: 1,
	wrong(name, text) {
		const value = clipped(text);
		if (parseDay(text) !== null) return day.wrong(name, text);
		const at = MOMENT.test(text) && parseDay(text.slice(0, 10)) ? Date.parse(text) : NaN;
		if (Number.isNaN(at)) return m.address_moment({ name, value });
		return at > Date.now() ? m.address_future({ name, value }) : null;
	},
};

export function oneOf(values: readonly string[], most = 1): Rule {
	const known = values.join(', ');
	return rule(
		(text) => values.includes(text),
		(told) => m.address_one_of({ ...told, known }),
		most,
	);
}

/** A code of a shape, such as the `example`. */
export function code(shape: RegExp, example: string, most = 1): Rule {
	return rule(
		(text) => shape.test(text),
		(told) => m.address_code({ ...told, example }),
		most,
	);
}

/** Text of so many letters at most. */
export function words(most: number): Rule {
	return rule(
		(text) => text.length <= most,
		(told) => m.address_long({ ...told, most }),
	);
}

/** A percent as the API takes it: 0 to 100 with up to two decimals. */
export const percent = rule(
	(text) => /^\d{1,3}(\.\d{1,2})?$/.test(text) && Number(text) <= 100,
	m.address_percent,
);

const LONGEST = 40;

/** A value to quote: of any length and with any signs, it stays on one line. */
export function clipped(value: string): string {
	const line = value
		.slice(0, LONGEST + 1)
		.toWellFormed()
		.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
	return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
