/** How many agencies can be compared at once. */
export const COMPARED_MOST = 4;

/** The agencies that an address picks for comparison. */
export function compared(state: URLSearchParams): string[] {
	return [...new Set(state.getAll('compare'))].slice(0, COMPARED_MOST);
}
