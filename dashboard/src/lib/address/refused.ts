import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { clipped } from './rule.ts';

/** Where a condition of the API stands in an address under another name. */
const names: Readonly<Record<string, string>> = {
	levels: 'level',
	sraStages: 'sra',
	met: 'syarat',
	notMet: 'syarat',
	npsn: 'pilihan',
};
/** What is refused of them, once it looks like a code, is that nothing bears it. */
const codes = ['agency', 'within'];

/** What an address is told where the API refused a value of it: the parameter and the cure, in the reader's language. */
export function refusedWords(field: string | undefined, state: URLSearchParams): string {
	const [first = '', second] = (field ?? '').split(/[.[]/);
	const part = (first === 'filter' ? second : first) ?? first;
	const name = names[part] ?? (part || '?');
	const value = clipped(state.get(name) ?? '');
	if (value === '') return m.address_not_usable({ name });
	return (codes.includes(name) ? m.address_absent : m.address_refused)({ name, value });
}

/** Refuses an address that names what is not there, or is hidden. */
export function refuseAbsent({ kind, code }: { kind: string; code: string }): never {
	error(400, { message: m.address_absent({ name: kind, value: code }) });
}

/** The one line that tells a program what is wrong with what it asked. */
export function refusalLine({ status, message, field }: App.Error, state: URLSearchParams): string {
	// Sentences are ours; a single word is a code of the API.
	return status === 400 && /^[A-Z_]+$/.test(message) ? refusedWords(field, state) : message;
}
