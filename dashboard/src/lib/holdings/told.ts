import { m } from '#lib/paraglide/messages.js';
import type { Holdings } from './facts.ts';

/** What a city still lacks, in the order in which it is mended. */
export type Lack = 'agencies' | 'indicators' | 'publication';

export interface Told {
	title: string;
	text: string;
	/** A step that this reader can really take; none where they can only wait. */
	action?: { label: string; href: string };
}

/** The first thing that a city lacks before it can have a score; null where it has one. */
export function lackOf({ agencies, indicators, published }: Holdings): Lack | null {
	if (published) return null;
	if (!agencies) return 'agencies';
	return indicators ? 'publication' : 'indicators';
}

const REPORTING = ['AGENCY_STAFF', 'AGENCY_HEAD', 'EVALUATOR'];

const titles: Record<Lack, () => string> = {
	agencies: m.empty_agencies,
	indicators: m.empty_indicators,
	publication: m.empty_publication,
};
const texts: Record<Lack, Record<'public' | 'staff' | 'admin', () => string>> = {
	agencies: {
		public: m.empty_agencies_public,
		staff: m.empty_agencies_staff,
		admin: m.empty_agencies_admin,
	},
	indicators: {
		public: m.empty_indicators_public,
		staff: m.empty_indicators_staff,
		admin: m.empty_indicators_admin,
	},
	publication: {
		public: m.empty_publication_public,
		staff: m.empty_publication_staff,
		admin: m.empty_publication_admin,
	},
};
const actions: Record<Lack, () => NonNullable<Told['action']>> = {
	agencies: () => ({ label: m.empty_agencies_action(), href: '/admin/opd' }),
	indicators: () => ({ label: m.empty_invite_action(), href: '/admin/pengguna/baru' }),
	publication: () => ({ label: m.empty_users_action(), href: '/admin/pengguna' }),
};

/** What to tell a reader of a city without a score: what is missing, what will come, and their own next step. */
export function toldOf(lack: Lack, roles: readonly string[]): Told {
	const isAdmin = roles.includes('ADMIN');
	const reader = isAdmin
		? 'admin'
		: roles.some((role) => REPORTING.includes(role))
			? 'staff'
			: 'public';
	return {
		title: titles[lack](),
		text: texts[lack][reader](),
		...(isAdmin && { action: actions[lack]() }),
	};
}
