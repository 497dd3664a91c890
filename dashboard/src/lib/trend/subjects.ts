/** Something whose course is drawn: the city, an agency, an indicator. */
export interface Subject {
	kind: 'kota' | 'opd' | 'indikator';
	code: string;
}

/** More lines than these cannot be told apart, and cost the server too much. */
export const MOST_SUBJECTS = 8;
/** From here on each gets a small drawing of its own. */
export const MOST_LINES = 5;

/** Codes of agencies and indicators, and of cities. */
export const CODE = /^[A-Z0-9][A-Z0-9.-]{0,47}$/;
export const CITY = /^\d{2}\.\d{2}$/;

/** The subjects in an address, each once, in its order; the city where it names none. */
export function subjectsOf(state: URLSearchParams, home: string): Subject[] {
	const found: Subject[] = [];
	for (const [name, code] of state) {
		if (name === 'kota' && CITY.test(code)) found.push({ kind: 'kota', code });
		if ((name === 'opd' || name === 'indikator') && CODE.test(code))
			found.push({ kind: name, code });
	}
	const unique = found.filter(
		(one, at) =>
			found.findIndex((other) => other.kind === one.kind && other.code === one.code) === at,
	);
	return unique.length === 0 ? [{ kind: 'kota', code: home }] : unique.slice(0, MOST_SUBJECTS);
}

/** The address parts that stand for these subjects. */
export function subjectState(subjects: readonly Subject[]): Record<Subject['kind'], string[]> {
	const of = (kind: Subject['kind']) =>
		subjects.filter((subject) => subject.kind === kind).map((subject) => subject.code);
	return { kota: of('kota'), opd: of('opd'), indikator: of('indikator') };
}
