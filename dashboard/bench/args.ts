// What may stand behind `pnpm bench --`, in one place.
const known = {
	'--dearest': 'only the dearest questions within the limits, each asked alone',
	'--peer': 'PostGraphile 5 beside the general path, brought from the package registry',
};

type Argument = keyof typeof known;

/** What was asked for. Throws with one line that names what there is where something else was. */
export function parseArguments(given: readonly string[]): Set<Argument> {
	const asked = new Set<Argument>();
	for (const argument of given) {
		if (argument === '--') continue; // pnpm hands it on
		if (!isKnown(argument)) {
			const there = Object.entries(known).map(([name, what]) => `${name} (${what})`);
			throw new Error(`pnpm bench does not know ${argument}; it knows ${there.join(', ')}.`);
		}
		asked.add(argument);
	}
	return asked;
}

function isKnown(argument: string): argument is Argument {
	return Object.hasOwn(known, argument);
}
