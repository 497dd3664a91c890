import { type Column, UnknownForm } from './model.ts';

/** The values of one question in the order of their places in the statement: `$1` is the first. */
export class Values {
	readonly list: unknown[] = [];

	/** The place of a value that a column of this type is compared with. */
	of({ type, list }: Column, value: unknown): number {
		if (list) throw new UnknownForm('comparing a list');
		return this.#place(written(type, value));
	}

	/** The place of several values, as one array. */
	each({ type, list }: Column, values: unknown): number {
		if (list || !Array.isArray(values)) throw new UnknownForm('values of a list');
		return this.#place(values.map((value) => written(type, value)));
	}

	/** The place of a number of rows. */
	size(value: unknown): number {
		if (!Number.isSafeInteger(value) || (value as number) < 0) throw new UnknownForm('a size');
		return this.#place(value);
	}

	/** The place of a value that our own code gives, as it is. */
	given(value: unknown): number {
		return this.#place(value);
	}

	#place(value: unknown): number {
		return this.list.push(value);
	}
}

/** A value as the driver sends it. What a column of its type cannot hold is left to whoever refuses it with words. */
function written(type: Column['type'], value: unknown): unknown {
	switch (type) {
		case 'Int':
			if (Number.isInteger(value) && Math.abs(value as number) < 2 ** 31) return value;
			break;
		case 'String':
			if (typeof value === 'string') return value;
			break;
		case 'Boolean':
			if (typeof value === 'boolean') return value;
			break;
		case 'BigInt':
			if (typeof value === 'bigint' || Number.isSafeInteger(value)) return String(value);
			break;
		case 'Decimal':
			if (typeof value === 'string' && /^-?\d{1,38}(\.\d{1,20})?$/.test(value)) return value;
			break;
		case 'DateTime':
		case 'Date':
			if (isMoment(value)) {
				const moment = new Date(value).toISOString();
				return type === 'Date' ? moment.slice(0, 10) : moment;
			}
	}
	throw new UnknownForm(`a value of ${type}`);
}

/** A moment, or its text with seconds and an offset. */
function isMoment(value: unknown): value is Date | string {
	if (typeof value === 'string' && !/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value))
		return false;
	const isEither = value instanceof Date || typeof value === 'string';
	return isEither && !Number.isNaN(new Date(value).getTime());
}
