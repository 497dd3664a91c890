import type { ShownColumns } from '../../graph/columns.ts';
import { enumOf } from '../../graph/enum.ts';
import { published } from '../../graph/published.ts';
import type { Shape } from '../../graph/row.ts';
import type { RegionRow } from '../region/ref.ts';

export const SchoolLevel = enumOf('SchoolLevel', 'The level of a school (jenjang).', {
	PAUD: 'Early childhood: kindergartens, playgroups, RA.',
	PRIMARY: 'Primary schools: SD, MI.',
	JUNIOR: 'Junior secondary schools: SMP, MTs.',
	SENIOR: 'Senior secondary schools: SMA, SMK, MA.',
	SPECIAL: 'Schools for children with special needs: SLB.',
});

export const SchoolOwnership = enumOf('SchoolOwnership', 'Who runs a school.', {
	PUBLIC: 'The state (negeri).',
	PRIVATE: 'A foundation (swasta).',
});

export const SchoolAuthority = enumOf('SchoolAuthority', 'Whose affair a school is.', {
	CITY: 'The education office of the city.',
	PROVINCE: 'The education office of the province.',
	RELIGIOUS_AFFAIRS: 'The Ministry of Religious Affairs (Kemenag).',
});

export const MechanismStatus = enumOf(
	'MechanismStatus',
	"How far a school's mechanism for handling violence is.",
	{
		NONE: 'Nothing is there.',
		DRAFTED: 'Some requirements are met (disusun).',
		ESTABLISHED: 'All mandatory requirements are met and verified (ditetapkan).',
		ENFORCED:
			'Established, and a drill, a review and a working-group meeting of the last 12 months, each with evidence and verified on or after its day (diberlakukan).',
		EXPIRED: 'It was established, and a mandatory requirement has lapsed (kedaluwarsa).',
	},
);

export const SraStage = enumOf(
	'SraStage',
	'The stages of a child-friendly school (Sekolah Ramah Anak).',
	{
		ADVOCATED: 'The school was won for it (advokasi).',
		TRAINED: 'Its staff was trained in child rights (pelatihan KHA).',
		EVALUATED: 'It evaluated itself (evaluasi diri).',
		DECLARED: 'It declared itself (deklarasi).',
		DECREED: 'A decree names it (SK).',
		STANDARD_MET: 'It meets the standard (terstandar).',
		CERTIFIED: 'It is certified (tersertifikasi).',
	},
);

/** A school, whole or in part. */
export type SchoolRow = Partial<Shape<'School'>> & { id: number; region?: RegionRow };

/** What a list of schools fetches only where it is shown. */
const schoolColumns: ShownColumns = {
	cityCode: null,
	npsn: 'npsn',
	name: 'name',
	level: 'level',
	ownership: 'ownership',
	authority: 'authority',
	villageCode: 'region',
	sraStage: 'sraStage',
	sraSince: 'sraSince',
	isExample: 'isExample',
	recordedAt: null,
};

export const schools = published<'School', SchoolRow>(
	'School',
	{ one: 'A school', many: 'schools' },
	schoolColumns,
);
export const SchoolRef = schools.ref;
