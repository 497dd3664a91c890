import type { NounRefusals } from '#lib/form/refusals.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why an achievement is not entered, or takes no step. */
export const achievementRefusals: NounRefusals = {
	fields: {
		actual: m.entry_actual,
		numerator: m.entry_numerator,
		denominator: m.entry_denominator,
		note: m.entry_note,
		period: m.entry_period,
		indicator: m.entry_indicator,
	},
	words: { 'entries.LIMIT': m.entry_refused_limit },
};
