import type { ArgsOf } from './types.ts';

const published =
	'Answer from what was published at this moment, with the indicators, definitions and agencies of then; now where it is left out. A moment to come is refused.';

/** The argument by which something is asked for as it was at a moment; `description` where that is not what was published. */
export function asOfArg(arg: ArgsOf, description = published) {
	return arg({ type: 'DateTime', description });
}

/** What a period's scores cost: read from those kept of it, or, as of a moment, computed from what was published then. */
export function scoresCost(asOf: unknown): number {
	return asOf == null ? 20 : 200;
}
