/**
 * Whether an answer says what the limit's says, field by field: the limit may know more fields than were asked for.
 * Returns the path of the first difference, or undefined.
 */
export function difference(ours: unknown, limit: unknown, path = 'data'): string | undefined {
	if (ours === null || typeof ours !== 'object')
		return ours === (limit ?? null) || ours === inIndonesian(limit) || sameMoment(ours, limit)
			? undefined
			: path;
	if (limit === null || typeof limit !== 'object') return path;
	if (Array.isArray(ours) && ours.length !== (limit as unknown[]).length) return `${path}.length`;
	for (const [key, value] of Object.entries(ours)) {
		// Cursors are enciphered by the program; the database knows none.
		if (key === 'startCursor' || key === 'endCursor') continue;
		const found = difference(value, known(limit as Record<string, unknown>, key), `${path}.${key}`);
		if (found) return found;
	}
	return undefined;
}

/** What the limit has under a name; a field of English may stand in a text of both languages. */
function known(limit: Record<string, unknown>, key: string): unknown {
	if (key in limit || !key.endsWith('En')) return limit[key];
	return (limit[key.slice(0, -2)] as { en?: unknown } | null)?.en;
}

/** The pages ask in Indonesian; the limit knows both languages. */
function inIndonesian(limit: unknown): unknown {
	return (limit as { id?: unknown } | null)?.id;
}

/** A DateTime of the API is written with Z, one of PostgreSQL with its offset. */
function sameMoment(ours: unknown, limit: unknown): boolean {
	const isMoment = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
	return isMoment(ours) && isMoment(limit) && Date.parse(`${ours}`) === Date.parse(`${limit}`);
}

/** Where two answers of one shape say anything else, in either direction; undefined where they are the same. */
export function apart(ours: unknown, other: unknown): string | undefined {
	return difference(ours, other) ?? difference(other, ours);
}
