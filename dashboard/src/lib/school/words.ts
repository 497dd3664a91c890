import type {
	RequirementState,
	SchoolDimension,
	SchoolAuthority,
	SchoolLevel,
	SchoolOwnership,
	SraStage,
} from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';
import type { GlyphName } from '#lib/ui/glyphs.ts';

export const levelWords: Record<SchoolLevel, () => string> = {
	PAUD: m.level_paud,
	PRIMARY: m.level_primary,
	JUNIOR: m.level_junior,
	SENIOR: m.level_senior,
	SPECIAL: m.level_special,
};

export const ownershipWords: Record<SchoolOwnership, () => string> = {
	PUBLIC: m.ownership_public,
	PRIVATE: m.ownership_private,
};

export const authorityWords: Record<SchoolAuthority, () => string> = {
	CITY: m.authority_city,
	PROVINCE: m.authority_province,
	RELIGIOUS_AFFAIRS: m.authority_religious,
};

export const sraWords: Record<SraStage, () => string> = {
	ADVOCATED: m.sra_advocated,
	TRAINED: m.sra_trained,
	EVALUATED: m.sra_evaluated,
	DECLARED: m.sra_declared,
	DECREED: m.sra_decreed,
	STANDARD_MET: m.sra_standard,
	CERTIFIED: m.sra_certified,
};

export const dimensionWords: Record<SchoolDimension, () => string> = {
	LEVEL: m.level,
	DISTRICT: m.district,
	VILLAGE: m.village,
	REQUIREMENT: m.requirement,
	OWNERSHIP: m.ownership,
	AUTHORITY: m.authority,
	MECHANISM: m.mechanism,
	SRA_STAGE: m.sra_stage,
};

interface StateLook {
	label: () => string;
	mark: GlyphName;
	tone: string;
}

export const requirementStates: Record<RequirementState, StateLook> = {
	MET: { label: m.requirement_met, mark: 'tick', tone: 'band-5-ink' },
	PARTLY: { label: m.requirement_partly, mark: 'half', tone: 'band-3-ink' },
	UNVERIFIED: { label: m.requirement_unverified, mark: 'clock', tone: 'ink-2' },
	EXPIRED: { label: m.requirement_expired, mark: 'lapsed', tone: 'band-2-ink' },
	NOT_MET: { label: m.requirement_not_met, mark: 'cross', tone: 'band-1-ink' },
};

/** The keys of a table of words, in its own order. */
export function keysOf<Key extends string>(words: Record<Key, unknown>): Key[] {
	return Object.keys(words) as Key[];
}
