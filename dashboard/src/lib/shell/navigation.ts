import { m } from '#lib/paraglide/messages.js';
import { deskRoles } from '#lib/terms/roles.ts';
import type { IconName } from '#lib/ui/icons.ts';

interface Place {
	path: string;
	label: () => string;
	icon: IconName;
	/** Other paths that belong to this place. */
	also: readonly string[];
	/** Whether it stands in the bottom bar of a phone. */
	inBar: boolean;
	/** The roles that have something to do there; everybody where none is named. */
	roles?: readonly string[];
}

const places: readonly Place[] = [
	{ path: '/', label: m.nav_overview, icon: 'overview', also: [], inBar: true },
	{
		path: '/peringkat',
		label: m.nav_ranking,
		icon: 'ranking',
		also: ['/opd', '/indikator'],
		inBar: true,
	},
	{ path: '/tren', label: m.nav_trend, icon: 'trend', also: [], inBar: true },
	{ path: '/sekolah', label: m.nav_schools, icon: 'school', also: [], inBar: true },
	{ path: '/pengembang', label: m.nav_developers, icon: 'code', also: [], inBar: false },
	{
		path: '/meja',
		label: m.nav_desk,
		icon: 'desk',
		also: [],
		inBar: false,
		roles: deskRoles,
	},
	{
		path: '/admin',
		label: m.nav_admin,
		icon: 'key',
		also: [],
		inBar: false,
		roles: ['ADMIN', 'AUDITOR', 'CASE_SUPERVISOR', 'AGENCY_HEAD'],
	},
];

/** The places that somebody who holds these roles is shown. */
export function placesOf(held: readonly string[]): readonly Place[] {
	return places.filter(({ roles }) => !roles || roles.some((role) => held.includes(role)));
}

/** Whether the page at this path belongs to the place. */
export function isHere(place: Place, path: string): boolean {
	if (place.path === '/') return path === '/';
	return [place.path, ...place.also].some((root) => path === root || path.startsWith(`${root}/`));
}
