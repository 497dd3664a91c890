/** The signs of the navigation, drawn by hand as strokes in a box of 24 by 24. */
export const icons = {
	overview: 'M4 11 12 4l8 7v9h-5.5v-6h-5v6H4Z',
	ranking:
		'M10 6h10M10 12h10M10 18h10M4 5.2 5.5 4v5M4 15.2c.6-1 2.8-.9 2.7.6C6.6 17 4 18.2 4 20h2.9',
	trend: 'M4 4v16h16M7.5 15l4-4.5 3 3L20 7',
	school: 'm3 10 9-5.5 9 5.5M5.5 9.5V20h13V9.5M10 20v-5h4v5M12 9.8v.4',
	code: 'm8 7-5 5 5 5M16 7l5 5-5 5M13.5 5l-3 14',
	key: 'M8 9a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7ZM10.6 10.4 18 3M14.5 6.5l3 3M17 4l2.5 2.5',
	desk: 'M4 19 5 15 15.5 4.5l4 4L9 19ZM13 7l4 4M13 20h7',
	more: 'M5 12h.01M12 12h.01M19 12h.01',
	account: 'M12 4a4 4 0 1 1 0 8a4 4 0 1 1 0-8ZM4.5 20c.8-3.4 3.9-5.2 7.5-5.2s6.7 1.8 7.5 5.2',
	search: 'M11 4a7 7 0 1 1 0 14a7 7 0 1 1 0-14ZM20 20l-4-4',
	settings:
		'M4 8h8.5M17.5 8H20M15 5.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5ZM4 16h2.5M11.5 16H20M9 13.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5Z',
} as const;

export type IconName = keyof typeof icons;
