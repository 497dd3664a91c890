import type { MechanismStatus } from '#lib/graphql/generated/graphql.ts';
import type { GlyphName } from '#lib/ui/glyphs.ts';
import { m } from '#lib/paraglide/messages.js';

interface StatusLook {
	label: () => string;
	/** What the status means, in one sentence. */
	meaning: () => string;
	/** Told by shape as well as by colour. */
	mark: GlyphName;
	tone: string;
}

/** How a school's mechanism stands, from the best to none. */
export const mechanisms: Record<MechanismStatus, StatusLook> = {
	ENFORCED: {
		label: m.mechanism_enforced,
		meaning: m.mechanism_enforced_means,
		mark: 'full',
		tone: 'band-5',
	},
	ESTABLISHED: {
		label: m.mechanism_established,
		meaning: m.mechanism_established_means,
		mark: 'threeQuarters',
		tone: 'band-4',
	},
	DRAFTED: {
		label: m.mechanism_drafted,
		meaning: m.mechanism_drafted_means,
		mark: 'quarter',
		tone: 'band-3',
	},
	EXPIRED: {
		label: m.mechanism_expired,
		meaning: m.mechanism_expired_means,
		mark: 'lapsed',
		tone: 'band-2',
	},
	NONE: { label: m.mechanism_none, meaning: m.mechanism_none_means, mark: 'empty', tone: 'line-2' },
};

export const mechanismOrder = ['ENFORCED', 'ESTABLISHED', 'DRAFTED', 'EXPIRED', 'NONE'] as const;
