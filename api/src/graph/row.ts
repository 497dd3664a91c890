import type PrismaTypes from '../generated/pothos-prisma-types.ts';

export type Model = Exclude<keyof PrismaTypes, symbol | number>;

/** A whole row of the general graph. */
export type Shape<Name extends Model> = PrismaTypes[Name]['Shape'];

/** A row that must be there because another row that the viewer sees refers to it. */
export function present<Row>(row: Row | null | undefined): Row {
	if (row == null) throw new Error('A row that is referred to is missing.');
	return row;
}

/** A column of a row that may have come in part; what it lacks is loaded when it is asked for. */
export function columnOf<Whole extends object, Name extends keyof Whole>(
	row: Partial<Whole>,
	name: Name,
	load: () => Promise<Whole | null>,
): Whole[Name] | Promise<Whole[Name]> {
	const value = row[name];
	return value !== undefined ? value : load().then((whole) => present(whole)[name]);
}
