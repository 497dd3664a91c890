import type { builder } from '../../graph/builder.ts';

type Arguments = Parameters<Parameters<typeof builder.queryField>[1]>[0]['arg'];

/** The argument `asOf` of what is said about schools. */
export function asOfArgument(arg: Arguments) {
	return arg({
		type: 'DateTime',
		description:
			'Answer from what was known and verified at this moment, judged on its day; now where it is left out. Covers which schools were on record, their evidence and activities; of name, level, place and stage no history is kept.',
	});
}
