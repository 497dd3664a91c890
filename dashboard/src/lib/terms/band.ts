import type { AttainmentBand } from '#lib/graphql/generated/graphql.ts';
import type { GlyphName } from '#lib/ui/glyphs.ts';
import { m } from '#lib/paraglide/messages.js';

interface BandLook {
	label: () => string;
	/** Told by shape as well: two up, one up, level, one down, two down. */
	mark: GlyphName;
	tone: string;
}

export const bands: Record<AttainmentBand, BandLook> = {
	VERY_HIGH: { label: m.band_very_high, mark: 'up2', tone: 'band-5' },
	HIGH: { label: m.band_high, mark: 'up', tone: 'band-4' },
	MEDIUM: { label: m.band_medium, mark: 'level', tone: 'band-3' },
	LOW: { label: m.band_low, mark: 'down', tone: 'band-2' },
	VERY_LOW: { label: m.band_very_low, mark: 'down2', tone: 'band-1' },
};
