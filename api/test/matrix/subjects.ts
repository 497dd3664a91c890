import { places, type Place as Where } from '../../../schema/test/support/two-cities.ts';
import type { Place } from './lines.ts';
import { globalId, typeOf } from './types.ts';

/** What somebody tries a mutation on, or tries to make. */
export interface Subject {
	/** As a report names it. */
	name: string;
	/** The resource of permissions/matrix.csv, and where it lies. */
	resource: string;
	place: Omit<Place, 'state'>;
	/** What the mutation is given. */
	input: object | string;
	/** The row that has to be seen first, where there is one: its table and number. */
	row?: readonly [table: string, number: number];
	/** Whose it is, and who gave it. */
	user?: number;
	giver?: number;
	/** Nothing has this name. */
	missing?: boolean;
	/** What everybody is told who sees it: the row is past this act. */
	past?: 'ConflictError' | 'NotFoundError';
	/** Whoever may is told that the input cannot be used. */
	unusable?: boolean;
}

/** Who asks: the number of their account and of its first grant, and whether all that they were given is withdrawn. */
export interface Self {
	user: number;
	grant: number;
	withdrawn: boolean;
}

/** What a mutation does, in the words of permissions/matrix.csv. */
export interface Act {
	verb: string;
	document: string;
	subjects(self: Self): Subject[];
	/** What is told whoever does not see it, else NotFoundError; and whoever sees it but may not, else NotAllowedError. */
	unseen?: string;
	refused?: string;
	/** What is told whoever the database does not know at all. */
	strangers?: string;
	/** Only in a session: a token is refused whatever its scopes. */
	inSession?: true;
	/** Needs no proof of the last five minutes. */
	light?: true;
	/** Whoever may do it with a row in one of these states, and sees one in another, gets a ConflictError. */
	from?: readonly string[];
	/** The tables in which it leaves something. */
	writes: string[];
}

export const inAgency = (id: number, city = '33.75') => ({ agency: id, city, school: null });
export const inRegion = (city: string) => ({ agency: null, city, school: null });

/** Something new, which lies in a region or on an agency. */
export const made = (
	resource: string,
	label: string,
	place: Subject['place'],
	input: object,
	more: Partial<Subject> = {},
): Subject => ({ resource, name: label, place, input, ...more });

type InputOf = (id: string) => object | string;

/** A row of a table that lies there. */
export function rowOf(
	[table, number]: readonly [table: string, number: number],
	inputOf: InputOf,
	rest: Omit<Subject, 'row' | 'input'>,
): Subject {
	return { ...rest, row: [table, number], input: inputOf(globalId(typeOf(table), number)) };
}

/** One row in each place of two-cities.ts. */
export function inEachPlace(
	resource: string,
	numberOf: (place: (typeof places)[Where]) => number,
	inputOf: InputOf,
	more: Partial<Subject> = {},
): Subject[] {
	const [table = ''] = resource.split(':');
	return Object.entries(places).map(([name, place]) =>
		rowOf([table, numberOf(place)], inputOf, {
			name: `${resource} ${name}`,
			resource,
			place: inAgency(place.agency, place.city),
			...more,
		}),
	);
}

/** What names nothing of a type: a number that is not taken, a row of another type, no id at all. */
export function missing(type: string, inputOf: InputOf): Subject[] {
	const other = globalId(type === 'Agency' ? 'School' : 'Agency', 3);
	return [globalId(type, 987_654), other, 'x'].map((id) => ({
		name: `missing ${id}`,
		...{ input: inputOf(id), missing: true, resource: '', place: inRegion('') },
	}));
}

/** Accounts in every place, with a case role and with one that waits, in two cities, the own one, and none. */
export function accounts(self: Self, resource: string, inputOf: InputOf): Subject[] {
	const one = (name: string, user: number, place: Subject['place']) =>
		rowOf(['app_user', user], inputOf, { name, resource, place, user });
	return [
		...Object.entries(places).map(([name, place]) =>
			one(name, place.user, inAgency(place.agency, place.city)),
		),
		one('with a case role', 131, inAgency(1)),
		one('with a case role that waits', 141, inAgency(1)),
		// Whose places have nothing in common but the province.
		one('of two cities', 165, inRegion('33')),
		one('themselves', self.user, inAgency(1)),
		...missing('User', inputOf),
	];
}
