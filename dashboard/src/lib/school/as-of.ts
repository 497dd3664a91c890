import { endOfDay, parseDay, todayInCity } from '#lib/period/day.ts';

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;
const NAME = 'asOf';

interface State {
	get(name: string): string | null;
}

/** What an address says the schools are to be told as of: a day, or the very moment of a list that was handed on. */
export function asOfText(state: State): string | null {
	const text = state.get(NAME);
	if (text !== null && MOMENT.test(text) && !Number.isNaN(Date.parse(text))) return text;
	return parseDay(text);
}

/** The moment to ask for: of a day its last one, of today now. */
export function asOfMoment(state: State): string | null {
	const text = asOfText(state);
	if (text === null || parseDay(text) === null) return text;
	return text === todayInCity() ? null : endOfDay(text);
}

/** A path on this site that is told as of the same as an address. */
export function sameMoment(state: State, path: string): string {
	const text = asOfText(state);
	return text === null
		? path
		: `${path}${path.includes('?') ? '&' : '?'}${NAME}=${encodeURIComponent(text)}`;
}
