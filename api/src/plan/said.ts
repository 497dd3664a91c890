import { isPromise, type Complete, type Run } from './run.ts';
import { madeBefore } from './seen.ts';

/** A part of an answer as the text that it is sent as. */
export class Said {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}

	/** For whoever prints an answer without knowing of this. */
	toJSON(): unknown {
		return JSON.parse(this.text);
	}
}

/** Of one value, so many plans and variables are told apart. */
const most = 8;
let numbers = 0;

/**
 * Says a value that came before in the words of before. That holds where the resolvers beneath read nothing but the value
 * and their arguments, which is seen and not supposed: the second time that it takes no time they are given a context
 * that tells when it is looked at.
 */
export function saidBefore(complete: Complete): Complete {
	const number = numbers++;
	return (run, value, path, info) => {
		const made = madeBefore(value);
		if (!made) return complete(run, value, path, info);
		const key = `${number} ${JSON.stringify(run.variableValues)}`;
		const known = made.get(key);
		if (known instanceof Said) return known;
		if (known === 'OTHERWISE' || (known === undefined && made.size >= most))
			return complete(run, value, path, info);
		const failures = run.failures.errors.length;
		const watched = known === undefined ? undefined : watch(run);
		const said = complete(watched?.run ?? run, value, path, info);
		if (isPromise(said) || run.failures.errors.length > failures || watched?.isTouched())
			made.set(key, 'OTHERWISE');
		else made.set(key, watched ? new Said(JSON.stringify(said)) : 'AT_ONCE');
		return said;
	};
}

function watch(run: Run): { run: Run; isTouched(): boolean } {
	let touched = false;
	const contextValue = new Proxy(run.contextValue as object, {
		get(context, name) {
			touched = true;
			return Reflect.get(context, name) as unknown;
		},
	});
	return { run: { ...run, contextValue }, isTouched: () => touched };
}
