import type { UserPageQuery } from '#lib/graphql/generated/graphql.ts';

export type Person = NonNullable<UserPageQuery['user']>;
export type PersonGrant = Person['grants'][number];

/** The day of today in the city, as a field of a form takes it. */
export function todayInJakarta(): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(Date.now());
}
