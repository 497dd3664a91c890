import ChartLine from '@lucide/svelte/icons/chart-line';
import Code from '@lucide/svelte/icons/code-xml';
import House from '@lucide/svelte/icons/house';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import School from '@lucide/svelte/icons/school';
import type { Component } from 'svelte';
import { m } from '#lib/paraglide/messages.js';

interface Place {
	path: string;
	label: () => string;
	icon: Component<{ size?: number | string; strokeWidth?: number | string }>;
	/** Other paths that belong to this place. */
	also: readonly string[];
	/** Whether it stands in the bottom bar of a phone. */
	inBar: boolean;
}

export const places: readonly Place[] = [
	{ path: '/', label: m.nav_overview, icon: House, also: [], inBar: true },
	{
		path: '/peringkat',
		label: m.nav_ranking,
		icon: ListOrdered,
		also: ['/opd', '/indikator'],
		inBar: true,
	},
	{ path: '/tren', label: m.nav_trend, icon: ChartLine, also: [], inBar: true },
	{ path: '/sekolah', label: m.nav_schools, icon: School, also: [], inBar: true },
	{ path: '/pengembang', label: m.nav_developers, icon: Code, also: [], inBar: false },
];

/** Whether the page at this path belongs to the place. */
export function isHere(place: Place, path: string): boolean {
	if (place.path === '/') return path === '/';
	return [place.path, ...place.also].some((root) => path === root || path.startsWith(`${root}/`));
}
