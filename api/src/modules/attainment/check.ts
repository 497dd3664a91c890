import { badInput } from '../../operation/errors.ts';

type Text = string | null | undefined;

interface Entry {
	target?: Text;
	lower?: Text;
	upper?: Text;
	actual?: Text;
	numerator?: Text;
	denominator?: Text;
	weight?: Text;
	done?: boolean | null;
}

interface Input {
	direction: string;
	accumulation: string;
	cap?: Text;
	floor?: Text;
	entries: readonly Entry[];
}

const mostEntries = 100;

/** Refuses an input that has no meaning: BAD_USER_INPUT naming the field and the cure. */
export function checkAttainmentInput({ direction, cap, floor, entries }: Input): void {
	if (entries.length > mostEntries)
		throw badInput('input.entries', `has ${entries.length} entries; give at most ${mostEntries}.`);
	if (cap != null && floor != null && less(cap, floor))
		throw badInput('input.cap', 'is less than the floor; give a cap of at least the floor.');
	entries.forEach((entry, index) => checkEntry(`input.entries.${index}`, entry, direction));
}

function checkEntry(path: string, entry: Entry, direction: string): void {
	const { target, lower, upper, weight, numerator, denominator } = entry;
	if ((lower == null) !== (upper == null))
		throw badInput(
			`${path}.${lower == null ? 'lower' : 'upper'}`,
			'is missing; a range has both bounds.',
		);
	if (target != null && lower != null)
		throw badInput(
			`${path}.target`,
			'stands beside a range; give either a target or lower and upper.',
		);
	if (lower != null && upper != null && less(upper, lower))
		throw badInput(`${path}.lower`, 'is greater than upper; swap them.');
	if (weight != null && less(weight, '0'))
		throw badInput(`${path}.weight`, 'is negative; give 0 or more.');
	if (direction === 'MILESTONE' && weight == null)
		throw badInput(`${path}.weight`, 'is missing; every milestone has a weight.');
	if ((numerator == null) !== (denominator == null))
		throw badInput(
			`${path}.${numerator == null ? 'numerator' : 'denominator'}`,
			'is missing; a ratio has both.',
		);
}

/** Whether one exact decimal is less than another, by their digits. */
function less(left: string, right: string): boolean {
	return scaled(left) < scaled(right);
}

function scaled(text: string): bigint {
	const [whole = '', fraction = ''] = text.replace('-', '').split('.');
	const digits = BigInt(whole + fraction.padEnd(20, '0'));
	return text.startsWith('-') ? -digits : digits;
}
