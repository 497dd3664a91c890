import { endOfDay, todayInCity } from '#lib/period/day.ts';

interface State {
	get(name: string): string | null;
}

/** What an address says the schools are told as of: a day, or the very moment of a list that was handed on; null is now. */
export function asOfText(state: State): string | null {
	return state.get('asOf') || null;
}

/**
 * The moment to ask for: of a day its last one, of today now. What is neither day nor moment is asked for as well, so that
 * the API refuses it: whoever names a day must not be given the figures of another one.
 */
export function asOfMoment(state: State): string | null {
	const text = asOfText(state);
	if (text === null || text.length > 10) return text;
	return text === todayInCity() ? null : endOfDay(text);
}
