import { expect, test } from 'vitest';
import { schoolFilter, schoolOrder, schoolView } from './filter.ts';

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
