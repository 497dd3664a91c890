import type { AttainmentBand } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

interface BandLook {
	label: () => string;
	/** Told by shape as well: two up, one up, level, one down, two down. */
	mark: string;
	tone: string;
}

export const bands: Record<AttainmentBand, BandLook> = {
	VERY_HIGH: { label: m.band_very_high, mark: '▲▲', tone: 'band-5' },
	HIGH: { label: m.band_high, mark: '▲', tone: 'band-4' },
	MEDIUM: { label: m.band_medium, mark: '●', tone: 'band-3' },
	LOW: { label: m.band_low, mark: '▼', tone: 'band-2' },
	VERY_LOW: { label: m.band_very_low, mark: '▼▼', tone: 'band-1' },
};
