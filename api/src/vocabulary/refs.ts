import type { ObjectRef } from '@pothos/core';
import { getRefFromModel } from '@pothos/plugin-prisma';
import { builder } from '../graph/builder.ts';
import type { Period } from '../graph/period.ts';
import type { AgencyRow, IndicatorRow, RegionRow, SchoolRow } from './rows.ts';

type Schema = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never;

/** The types that several nouns refer to; each is described by its own noun. */
export const AgencyRef = model<AgencyRow>('Agency');
export const IndicatorRef = model<IndicatorRow>('Indicator');
export const RegionRef = model<RegionRow>('Region');
export const SchoolRef = model<SchoolRow>('School');
export const TargetRef = model<TargetRow>('Target');
export const AchievementRef = model<AchievementRow>('Achievement');

/** A target as it stands in the table. Decimals are exact, in the unit of the indicator. */
export interface TargetRow {
	year: number;
	quarter: number;
	value: unknown;
	lower: unknown;
	upper: unknown;
	revision: number;
	reason: string | null;
	setOn: Date;
}

/** An achievement as it stands in the table. */
export interface AchievementRow {
	id: number;
	indicatorId: number;
	year: number;
	quarter: number;
	status: string;
	version: number;
	actual: unknown;
	numerator: unknown;
	denominator: unknown;
	note: string | null;
	updatedAt: Date;
}

/** A text in both languages, as the functions of the database give it. */
export interface Bilingual {
	id: string;
	en: string;
}

/** What app.attainment returns. */
export interface AttainmentShape {
	state: 'COMPUTED' | 'NOT_REPORTED' | 'NO_TARGET' | 'NOT_COMPUTABLE';
	percent: string | null;
	uncapped: string | null;
	band: 'VERY_HIGH' | 'HIGH' | 'MEDIUM' | 'LOW' | 'VERY_LOW' | null;
	reason: Bilingual | null;
	stale: boolean;
	/** Absent where it is loaded when asked for, by `achievementId`. */
	trace?: {
		formula: string;
		ruleVersion: string;
		steps: { label: Bilingual; expression: string; value: string | null }[];
		sentence: Bilingual;
	};
	achievementId?: number;
}
export const AttainmentRef = builder.objectRef<AttainmentShape>('Attainment');

/** One point of app.trend. */
export interface TrendPointShape {
	period: Period;
	actual: string | null;
	target: string | null;
	percent: string | null;
	state: AttainmentShape['state'];
	note: string | null;
	noteEn: string | null;
}
export const TrendPointRef = builder.objectRef<TrendPointShape>('TrendPoint');

/** One line of app.ranking. */
export interface RankingEntryShape {
	rank: number;
	agency: AgencyRow;
	score: string;
	band: NonNullable<AttainmentShape['band']>;
	indicatorCount: number;
	reportedCount: number;
	previousRank: number | null;
	bestRank: number;
	worstRank: number;
	reportedShare: string;
	change: number | null;
	previousScore: string | null;
	lowest: string;
	highest: string;
	history: TrendPointShape[];
}
export const RankingEntryRef = builder.objectRef<RankingEntryShape>('RankingEntry');

function model<Row>(name: 'Agency' | 'Indicator' | 'Region' | 'School' | 'Target' | 'Achievement') {
	return getRefFromModel(name, builder) as unknown as ObjectRef<Schema, Row>;
}
