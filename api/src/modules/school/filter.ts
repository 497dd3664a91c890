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
		hasWorkingGroup: t.boolean({
			description: 'Only with, or only without, a named working group (pokja).',
		}),
	}),
});

type Filter = typeof SchoolFilter.$inferInput;

/** The city that a filter looks in and the filter as the database reads it. Throws BAD_USER_INPUT naming the condition. */
export function schoolScope(
	filter: Filter | null | undefined,
	home: string,
): [city: string, filter: string] {
	if (!filter) return [home, '{}'];
	checkedText('filter.search', filter.search);
	for (const name of ['met', 'notMet'] as const) {
		const codes = filter[name];
		if (codes && codes.length > 50)
			throw badInput(`filter.${name}`, `has ${codes.length} codes; give at most 50.`);
		codes?.forEach((code) => checkedText(`filter.${name}`, code));
	}
	if (filter.npsn && filter.npsn.length > pageMost)
		throw badInput('filter.npsn', `has ${filter.npsn.length} numbers; give at most ${pageMost}.`);
	filter.npsn?.forEach((npsn) => checkedNpsn('filter.npsn', npsn));
	const within = filter.within == null ? home : regionCode('filter.within', filter.within);
	if (within.length < 5)
		throw badInput(
			'filter.within',
			'is a province; give a city, district or village, such as 33.75.',
		);
	return [within.slice(0, 5), JSON.stringify(filter)];
}
