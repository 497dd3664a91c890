import type { VerdictCode } from '#lib/graphql/generated/graphql.ts';
import type { GlyphName } from '#lib/ui/glyphs.ts';

interface VerdictLook {
	/** Told by shape as well as by colour. */
	mark: GlyphName;
	tone: string;
}

/** How a verdict looks: a target that was missed is never green, however high its band. The words come from the API. */
export const verdicts: Record<VerdictCode, VerdictLook> = {
	MET: { mark: 'tick', tone: 'up' },
	MISSED: { mark: 'cross', tone: 'down' },
	NOT_REPORTED: { mark: 'clock', tone: 'ink-3' },
	NO_TARGET: { mark: 'empty', tone: 'ink-3' },
	NOT_COMPUTABLE: { mark: 'unknown', tone: 'ink-3' },
	INCOMPLETE: { mark: 'half', tone: 'soga' },
};
