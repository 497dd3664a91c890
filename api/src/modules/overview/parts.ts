import { day, decimal, int, many, of, record, text } from '../../graph/record.ts';
import { AgencyRef } from '../agency/ref.ts';
import { ChangeReasonRef } from '../change/ref.ts';
import { IndicatorRef } from '../indicator/ref.ts';
import { RegionRef } from '../region/ref.ts';
import { TrendPointRef } from '../trend/ref.ts';

export const ScoreMoveRef = record(
	'ScoreMove',
	'An agency whose score moved much since the period before.',
	{
		agency: of(AgencyRef)('Which agency.'),
		rank: int('Its rank now.'),
		before: decimal(
			'The score in the period before, percent; that of the agency that it goes on from where it was not there yet.',
		),
		after: decimal('The score now, percent.'),
		change: decimal('The one less the other, in points.'),
		reason: of(ChangeReasonRef).nullable(
			'What moved it most the way it went; null where nothing is known. All reasons: scoreChange.',
		),
		reasonCount: int('How many reasons there are.'),
	},
);
export type ScoreMove = typeof ScoreMoveRef.$inferType;

export const SchoolSummaryRef = record(
	'SchoolSummary',
	'The schools of a city by the status of their mechanism.',
	{
		day: day(
			'The day that it answers for: the last one of the period; today for the newest period.',
		),
		count: int('All schools.'),
		compliance: decimal.nullable('The mean compliance in percent; null where there is no school.'),
		enforced: int('Schools whose mechanism is enforced.'),
		established: int('Schools whose mechanism is established.'),
		drafted: int('Schools whose mechanism is drafted.'),
		none: int('Schools without a mechanism.'),
		expired: int('Schools whose mechanism has lapsed.'),
		workingGroups: int('Schools with a named working group (pokja).'),
	},
);
export type SchoolSummary = typeof SchoolSummaryRef.$inferType;

export const VillageFigureRef = record(
	'VillageFigure',
	'The schools of one village (kelurahan), for a map.',
	{
		region: of(RegionRef)('Which village.'),
		schools: int('All its schools.'),
		compliant: int('Those whose mechanism is established or enforced.'),
		established: int('Those whose mechanism is established and not enforced.'),
		enforced: int('Those whose mechanism is enforced.'),
		compliance: decimal.nullable('The mean compliance in percent; null where it has no school.'),
	},
);
export type VillageFigure = typeof VillageFigureRef.$inferType;

export const CityFactRef = record(
	'CityFact',
	'A published figure of the city as a whole, by somebody else, such as BPS.',
	{
		indicator: of(IndicatorRef)('What it measures.'),
		points: many(TrendPointRef, 8)('Its values by year, oldest first.'),
		source: text('Who published it.'),
	},
);
export type CityFact = typeof CityFactRef.$inferType;
