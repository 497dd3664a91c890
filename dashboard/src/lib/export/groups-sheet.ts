import type { GroupFragment, SchoolDimension } from '#lib/graphql/generated/graphql.ts';
import type { Sheet } from './sheet.ts';

/** Schools by a dimension: how many there are and how their mechanisms stand. */
export function groupsSheet(groups: readonly GroupFragment[], by: SchoolDimension): Sheet {
	return {
		name: `seksama-sekolah-${by.toLowerCase().replaceAll('_', '-')}`,
		header: ['kode', 'kelompok', 'sekolah', 'memenuhi', 'diberlakukan', 'kepatuhan_persen'],
		rows: groups.map((group) => [
			group.key,
			group.label,
			group.count,
			group.compliant,
			group.enforced,
			group.compliance ?? null,
		]),
		about: [
			['Menurut', by],
			['Isi', 'Kesiapan mekanisme sekolah; tidak memuat jumlah kasus'],
			[
				'memenuhi',
				by === 'REQUIREMENT'
					? 'sekolah yang memenuhi persyaratan'
					: 'sekolah dengan mekanisme ditetapkan atau diberlakukan',
			],
		],
	};
}
