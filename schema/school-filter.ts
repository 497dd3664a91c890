/** The conditions by which schools are filtered: the fields of SchoolFilter, and what app.matching_schools reads. */
export const schoolFilterFields = [
	...(['search', 'within', 'npsn', 'levels', 'ownership', 'authority', 'mechanism'] as const),
	...([
		'complianceAtLeast',
		'met',
		'notMet',
		'sraStages',
		'sraNotBegun',
		'hasWorkingGroup',
	] as const),
] as const;

export type SchoolFilterField = (typeof schoolFilterFields)[number];
