import type { GroupFragment, SchoolDimension } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { number, text, type Sheet } from './sheet.ts';

/** Schools by a dimension: how many there are and how their mechanisms stand. */
export function groupsSheet(groups: readonly GroupFragment[], by: SchoolDimension): Sheet {
	return {
		name: `seksama-sekolah-${by.toLowerCase().replaceAll('_', '-')}`,
		columns: [
			text('key'),
			text('group'),
			number('schools'),
			number('compliant'),
			number('enforced'),
			number('compliance'),
		],
		rows: groups.map((group) => [
			group.key,
			getLocale() === 'en' ? group.labelEn : group.label,
			group.count,
			group.compliant,
			group.enforced,
			group.compliance ?? null,
		]),
		stamp: {},
		about: [
			[m.file_by(), by],
			[m.file_content(), m.file_content_schools()],
			[
				m.file_compliant(),
				by === 'REQUIREMENT' ? m.file_compliant_requirement() : m.file_compliant_mechanism(),
			],
		],
	};
}
