import { m } from '#lib/paraglide/messages.js';
import type { IconName } from './icons.ts';

interface Place {
	path: string;
	label: () => string;
	icon: IconName;
	/** Other paths that belong to this place. */
	also: readonly string[];
	/** Whether it stands in the bottom bar of a phone. */
	inBar: boolean;
}

export const places: readonly Place[] = [
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
];

/** Whether the page at this path belongs to the place. */
export function isHere(place: Place, path: string): boolean {
	if (place.path === '/') return path === '/';
	return [place.path, ...place.also].some((root) => path === root || path.startsWith(`${root}/`));
}
