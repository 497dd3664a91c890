import type { AttainmentState } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';
import type { GlyphName } from '#lib/ui/glyphs.ts';

/** Why there is or is not a figure: absent is not nought, and each absence has its own word and sign. */
export const states: Record<AttainmentState, { label: () => string; mark: GlyphName }> = {
	COMPUTED: { label: m.state_computed, mark: 'tick' },
	NOT_REPORTED: { label: m.state_not_reported, mark: 'clock' },
	NO_TARGET: { label: m.state_no_target, mark: 'empty' },
	NOT_COMPUTABLE: { label: m.state_not_computable, mark: 'unknown' },
};
