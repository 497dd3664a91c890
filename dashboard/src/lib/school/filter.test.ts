import { expect, test } from 'vitest';
import type { SchoolDimension } from '#lib/graphql/generated/graphql.ts';
import { groupState, schoolFilter, schoolOrder, schoolView } from './filter.ts';

const of = (query: string) => schoolFilter(new URLSearchParams(query));

test('an address holds every kind of filter', () => {
	expect(
		of(
			'search=melati&within=33.75.01&level=PAUD&level=JUNIOR&ownership=PUBLIC&authority=CITY' +
				'&mechanism=ENFORCED&complianceAtLeast=75&sra=CERTIFIED&syarat.DECREE=ya&syarat.DRILL=tidak',
		),
	).toEqual({
		search: 'melati',
		within: '33.75.01',
		levels: ['PAUD', 'JUNIOR'],
		ownership: 'PUBLIC',
		authority: 'CITY',
		mechanism: ['ENFORCED'],
		complianceAtLeast: '75',
		sraStages: ['CERTIFIED'],
		met: ['DECREE'],
		notMet: ['DRILL'],
	});
});

test('no stage can be asked for, alone or beside others', () => {
	expect(of('sra=NONE')).toEqual({ sraNotBegun: true });
	expect(of('sra=NONE&sra=TRAINED')).toEqual({ sraStages: ['TRAINED'], sraNotBegun: true });
});

test('a group of a breakdown leads to its schools', () => {
	const found = (by: SchoolDimension, key: string) =>
		schoolFilter(new URLSearchParams(Object.entries(groupState(by, key))));
	expect(found('SRA_STAGE', 'NONE')).toEqual({ sraNotBegun: true });
	expect(found('SRA_STAGE', 'TRAINED')).toEqual({ sraStages: ['TRAINED'] });
	expect(found('LEVEL', 'PAUD')).toEqual({ levels: ['PAUD'] });
	expect(found('DISTRICT', '33.75.01')).toEqual({ within: '33.75.01' });
	expect(found('REQUIREMENT', 'DRILL')).toEqual({ met: ['DRILL'] });
	expect(found('OWNERSHIP', 'PUBLIC')).toEqual({ ownership: 'PUBLIC' });
	expect(found('AUTHORITY', 'CITY')).toEqual({ authority: 'CITY' });
	expect(found('MECHANISM', 'NONE')).toEqual({ mechanism: ['NONE'] });
});

test('empty fields of a form without JavaScript filter nothing', () => {
	expect(
		of('search=&within=&ownership=&authority=&sra=&complianceAtLeast=&syarat.DECREE='),
	).toEqual({});
});

test('a requirement that nobody knows is passed on, so that the API refuses it rather than drop it', () => {
	expect(of('syarat.TIDAK-ADA=ya')).toEqual({ met: ['TIDAK-ADA'] });
});

test('values that are no filter at all are left out', () => {
	expect(of('level=BIG&within=abc&complianceAtLeast=x')).toEqual({});
});

test('a search is cut at the length that the API takes', () => {
	expect(of(`search=${'a'.repeat(500)}`).search).toHaveLength(200);
});

test('schools are listed by name where the address says nothing', () => {
	expect(schoolOrder(new URLSearchParams())).toEqual({ field: 'NAME', direction: 'ASC' });
	expect(schoolOrder(new URLSearchParams('sort=COMPLIANCE&direction=DESC'))).toEqual({
		field: 'COMPLIANCE',
		direction: 'DESC',
	});
	expect(schoolView('lain')).toBe('tabel');
});
