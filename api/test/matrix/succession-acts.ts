import { mutation } from '../mutation.ts';
import { inAgency, inEachPlace, missing, rowOf, type Act } from './subjects.ts';
import { globalId } from './types.ts';

/** An agency goes on from the one that act-askers.ts lets end in its city. */
const from = (predecessor: number) => (agency: string) => ({
	agency,
	predecessor: globalId('Agency', predecessor),
	date: '2025-01-01',
	decree: 'Perwali 1/2025',
});
const goesOn = (name: string, agency: number, city: string, more: object = {}) =>
	rowOf(['agency', agency], from(city === '33.75' ? 951 : 952), {
		...{ name, resource: 'agency_succession', place: inAgency(agency, city) },
		...more,
	});
const mistaken = (id: string) => ({ id, reason: 'uji matriks izin' });

export const successionActs: Record<string, Act> = {
	createSuccession: {
		verb: 'create',
		document: mutation('createSuccession', 'succession { date agency { code } }'),
		subjects: () => [
			goesOn('in the CITY', 3, '33.75'),
			// Each of these goes on from another one already.
			goesOn('OWN', 1, '33.75', { unusable: true }),
			goesOn('ELSEWHERE', 901, '33.76', { unusable: true }),
			...missing('Agency', from(951)),
		],
		writes: ['agency_succession', 'audit_log'],
	},
	withdrawSuccession: {
		verb: 'withdraw',
		document: mutation('withdrawSuccession', 'agency { predecessor { date } }'),
		subjects: () => [
			...inEachPlace('agency_succession', (at) => at.indicator, mistaken),
			...missing('AgencySuccession', mistaken),
		],
		writes: ['agency_succession', 'audit_log'],
	},
};
