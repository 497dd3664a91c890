import type {
	Accumulation,
	Direction,
	IndicatorKind,
	IndicatorLevel,
	MinimizeFormula,
} from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

export const directionWords: Record<Direction, () => string> = {
	MAXIMIZE: m.direction_maximize,
	MINIMIZE: m.direction_minimize,
	STABILIZE: m.direction_stabilize,
	YES_NO: m.direction_yes_no,
	MILESTONE: m.direction_milestone,
};

export const accumulationWords: Record<Accumulation, () => string> = {
	NONE: m.accumulation_none,
	SUM: m.accumulation_sum,
	AVERAGE: m.accumulation_average,
	LAST: m.accumulation_last,
	MAXIMUM: m.accumulation_maximum,
	RATIO_OF_SUMS: m.accumulation_ratio,
};

export const levelWords: Record<IndicatorLevel, () => string> = {
	GOAL: m.level_goal,
	OBJECTIVE: m.level_objective,
	PROGRAM: m.level_program,
	ACTIVITY: m.level_activity,
	SUB_ACTIVITY: m.level_sub_activity,
};

/** Spelt out: nobody outside of the offices knows the letters. */
export const kindWords: Record<IndicatorKind, () => string> = {
	IKU: m.kind_iku,
	IKK: m.kind_ikk,
	IKD: m.kind_ikd,
	SPM: m.kind_spm,
};

export const minimizeWords: Record<MinimizeFormula, () => string> = {
	LINEAR: m.minimize_linear,
	RATIO: m.minimize_ratio,
};
