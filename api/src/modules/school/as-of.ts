import { asOfArg } from '../../graph/as-of.ts';
import type { ArgsOf } from '../../graph/types.ts';

/** The argument `asOf` of what is said about schools. */
export function schoolsAsOf(arg: ArgsOf) {
	return asOfArg(
		arg,
		'Answer from what was known and verified at this moment, judged on its day; now where it is left out. Covers which schools were on record, their evidence and activities; of name, level, place and stage no history is kept.',
	);
}
