import { m } from '#lib/paraglide/messages.js';
import { clipped, type Known, type Rule } from './rule.ts';

/** So many are told; whoever mistypes more mends these first. */
const MOST_TOLD = 5;
/** What others hang on links that they count; it says nothing to us. */
const COUNTED = /^(utm_\w+|fbclid|gclid|igshid|mc_[ce]id)$/;

interface Settings {
	/** Whether marks of those who count clicks are passed over: on pages, which people share. */
	lenient?: boolean;
}

/**
 * What an address says that its place does not understand: one sentence for each, which names the parameter and the
 * cure, in the reader's language. Empty where all is well. A parameter without a value says nothing: a form sends it so.
 */
export function problemsOf(
	state: URLSearchParams,
	known: Known,
	{ lenient = false }: Settings = {},
): string[] {
	const problems: string[] = [];
	for (const name of new Set(state.keys())) {
		const values = [...new Set(state.getAll(name))].filter((value) => value !== '');
		if (values.length === 0 || (lenient && COUNTED.test(name))) continue;
		const rule = ruleOf(known, name);
		if (rule === undefined) problems.push(unknown(name, known));
		else problems.push(...wrongOf(rule, name, values, state.getAll(name).length));
		if (problems.length >= MOST_TOLD) break;
	}
	return problems.slice(0, MOST_TOLD);
}

function ruleOf(known: Known, name: string): Rule | undefined {
	if (Object.hasOwn(known, name)) return name.endsWith('.') ? undefined : known[name];
	const [kind] = /^\w+\./.exec(name) ?? [];
	return kind !== undefined && kind !== name && Object.hasOwn(known, kind)
		? known[kind]
		: undefined;
}

function wrongOf(rule: Rule, name: string, values: string[], given: number): string[] {
	const told = clipped(name);
	// The same twice is once too often as well where once is enough: nobody can tell which was meant.
	if (rule.most === 1 && given > 1) return [m.address_repeated({ name: told, n: given })];
	if (values.length > rule.most)
		return [m.address_too_many({ name: told, n: values.length, most: rule.most })];
	return values.flatMap((value) => rule.wrong(told, value) ?? []).slice(0, 1);
}

function unknown(name: string, known: Known): string {
	const names = Object.keys(known).map((one) => (one.endsWith('.') ? `${one}…` : one));
	return names.length === 0
		? m.address_none({ name: clipped(name) })
		: m.address_unknown({ name: clipped(name), known: names.join(', ') });
}
