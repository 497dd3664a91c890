import { builder } from '../../graph/builder.ts';
import {
	AgencyRef,
	IndicatorRef,
	RegionRef,
	TrendPointRef,
	type TrendPointShape,
} from '../../vocabulary/refs.ts';
import type { AgencyRow, IndicatorRow, RegionRow } from '../../vocabulary/rows.ts';

export interface RankMove {
	agency: AgencyRow;
	from: number;
	to: number;
	scoreFrom: string;
	scoreTo: string;
}

export const RankMoveRef = builder.objectRef<RankMove>('RankMove').implement({
	description: 'An agency that changed its rank since the period before.',
	fields: (t) => ({
		agency: t.expose('agency', { type: AgencyRef, description: 'Which agency.' }),
		from: t.exposeInt('from', { description: 'The rank in the period before.' }),
		to: t.exposeInt('to', { description: 'The rank now.' }),
		scoreFrom: t.expose('scoreFrom', {
			type: 'Decimal',
			description: 'The score in the period before, percent.',
		}),
		scoreTo: t.expose('scoreTo', { type: 'Decimal', description: 'The score now, percent.' }),
	}),
});

export interface SchoolSummary {
	count: number;
	compliance: string | null;
	enforced: number;
	established: number;
	drafted: number;
	none: number;
	expired: number;
	workingGroups: number;
}

export const SchoolSummaryRef = builder.objectRef<SchoolSummary>('SchoolSummary').implement({
	description: 'The schools of a city by the status of their mechanism, today.',
	fields: (t) => ({
		count: t.exposeInt('count', { description: 'All schools.' }),
		compliance: t.expose('compliance', {
			type: 'Decimal',
			nullable: true,
			description: 'The mean compliance in percent; null where there is no school.',
		}),
		enforced: t.exposeInt('enforced', { description: 'Schools whose mechanism is enforced.' }),
		established: t.exposeInt('established', {
			description: 'Schools whose mechanism is established.',
		}),
		drafted: t.exposeInt('drafted', { description: 'Schools whose mechanism is drafted.' }),
		none: t.exposeInt('none', { description: 'Schools without a mechanism.' }),
		expired: t.exposeInt('expired', { description: 'Schools whose mechanism has lapsed.' }),
		workingGroups: t.exposeInt('workingGroups', {
			description: 'Schools with a named working group (pokja).',
		}),
	}),
});

export interface VillageFigure {
	region: RegionRow;
	schools: number;
	compliant: number;
	enforced: number;
	compliance: string | null;
}

export const VillageFigureRef = builder.objectRef<VillageFigure>('VillageFigure').implement({
	description: 'The schools of one village (kelurahan), for a map.',
	fields: (t) => ({
		region: t.expose('region', { type: RegionRef, description: 'Which village.' }),
		schools: t.exposeInt('schools', { description: 'All its schools.' }),
		compliant: t.exposeInt('compliant', {
			description: 'Those whose mechanism is established or enforced.',
		}),
		enforced: t.exposeInt('enforced', { description: 'Those whose mechanism is enforced.' }),
		compliance: t.expose('compliance', {
			type: 'Decimal',
			nullable: true,
			description: 'The mean compliance in percent; null where it has no school.',
		}),
	}),
});

export interface CityFact {
	indicator: IndicatorRow;
	points: TrendPointShape[];
	source: string;
}

export const CityFactRef = builder.objectRef<CityFact>('CityFact').implement({
	description: 'A published figure of the city as a whole, by somebody else, such as BPS.',
	fields: (t) => ({
		indicator: t.expose('indicator', { type: IndicatorRef, description: 'What it measures.' }),
		points: t.expose('points', {
			type: [TrendPointRef],
			complexity: { field: 0, multiplier: 8 },
			description: 'Its values by year, oldest first.',
		}),
		source: t.exposeString('source', { description: 'Who published it.' }),
	}),
});
