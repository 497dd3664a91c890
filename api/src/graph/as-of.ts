import type { ArgsOf } from './types.ts';

/** The argument by which a figure is asked for as it was published at a moment. */
export function asOfArg(arg: ArgsOf) {
	return arg({
		type: 'DateTime',
		description:
			'Answer from what was published at this moment, with the indicators, definitions and agencies of then; now where it is left out. A moment to come is refused.',
	});
}

/** What a period's scores cost: read from those kept of it, or, as of a moment, computed from what was published then. */
export function scoresCost(asOf: unknown): number {
	return asOf == null ? 20 : 150;
}
