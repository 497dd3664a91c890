/** How many rows a page of administration shows. */
const rows = 25;

/** Which page of a list an address asks for. A cursor before wins: an address never carries both unless somebody wrote it so. */
export function pageOf(state: URLSearchParams) {
	const before = state.get('before');
	return before === null ? { first: rows, after: state.get('after') } : { last: rows, before };
}
