import type { SchoolFilterField } from '@seksama/schema/school-filter.ts';
import { builder } from '../../graph/builder.ts';
import { pageMost } from '../../graph/page.ts';
import { checkedNpsn, checkedText, regionCode } from '../../graph/text.ts';
import { badInput } from '../../operation/errors.ts';
import { MechanismStatus, SchoolAuthority, SchoolLevel, SchoolOwnership, SraStage } from './ref.ts';

export const SchoolFilter = builder.inputType('SchoolFilter', {
	description: 'Which schools; every condition given must hold.',
	fields: (t) => ({
		search: t.string({ description: 'Words in the name, or an NPSN; at most 200 characters.' }),
		within: t.string({
			description: 'The code of a city, district or village; the home city where it is left out.',
		}),
		npsn: t.stringList({
			description:
				'Only these schools, by their NPSN; at most 100. A number that no school has adds nothing.',
		}),
		levels: t.field({ type: [SchoolLevel], description: 'Only of one of these levels.' }),
		ownership: t.field({ type: SchoolOwnership, description: 'Only run by these.' }),
		authority: t.field({ type: SchoolAuthority, description: 'Only the affair of these.' }),
		mechanism: t.field({
			type: [MechanismStatus],
			description: 'Only with one of these statuses.',
		}),
		complianceAtLeast: t.field({
			type: 'Decimal',
			description: 'Only with at least this compliance, percent, 0 to 100.',
		}),
		met: t.stringList({ description: 'Codes of requirements that must be met.' }),
		notMet: t.stringList({ description: 'Codes of requirements that must not be met.' }),
		sraStages: t.field({ type: [SraStage], description: 'Only on one of these stages.' }),
		sraNotBegun: t.boolean({
			description:
				'true: schools that have not begun, beside those on one of sraStages where it is given; false: none of them.',
		}),
		hasWorkingGroup: t.boolean({
			description: 'Only with, or only without, a named working group (pokja).',
		}),
	}),
});

type Filter = typeof SchoolFilter.$inferInput & { [Name in SchoolFilterField]?: unknown };
type Check<Value> = (field: string, value: Value) => unknown;

/** A list of at most so many of what is checked one by one. */
function each(check: Check<string>, most: number, what: string): Check<readonly string[]> {
	return (field, values) => {
		if (values.length > most)
			throw badInput(field, `has ${values.length} ${what}; give at most ${most}.`);
		values.forEach((value) => check(field, value));
	};
}

const requirements = each(checkedText, 50, 'codes');
/** GraphQL has checked all that there is to check. */
const typed = () => {};

/** How each condition is checked before the database reads it; in this order, so that the first wrong one is told. */
const checks: { [Name in keyof Filter]-?: Check<NonNullable<Filter[Name]>> } = {
	search: checkedText,
	met: requirements,
	notMet: requirements,
	npsn: each(checkedNpsn, pageMost, 'numbers'),
	within(field, code) {
		if (regionCode(field, code).length < 5)
			throw badInput(field, 'is a province; give a city, district or village, such as 33.75.');
	},
	levels: typed,
	ownership: typed,
	authority: typed,
	mechanism: typed,
	complianceAtLeast: typed,
	sraStages: typed,
	sraNotBegun: typed,
	hasWorkingGroup: typed,
};

/** The city that a filter looks in and the filter as the database reads it. Throws BAD_USER_INPUT naming the condition. */
export function schoolScope(
	filter: Filter | null | undefined,
	home: string,
): [city: string, filter: string] {
	if (!filter) return [home, '{}'];
	for (const [name, check] of Object.entries(checks)) {
		const value = filter[name as keyof Filter];
		if (value != null) (check as Check<unknown>)(`filter.${name}`, value);
	}
	return [(filter.within ?? home).slice(0, 5), JSON.stringify(filter)];
}
