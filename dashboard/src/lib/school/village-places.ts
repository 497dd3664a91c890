/**
 * The 27 kelurahan on a grid of six by six, laid by hand as they lie: the sea in the north (row 0), the
 * batik villages in the south. A soft hyphen says where a long name may break.
 */
interface Place {
	code: string;
	name: string;
	column: number;
	row: number;
}

const shy = '\u00ad';

export const villagePlaces: readonly Place[] = [
	{ code: '33.75.03.1009', name: `Bande${shy}ngan`, column: 1, row: 0 },
	{ code: '33.75.03.1003', name: 'Kandang Panjang', column: 2, row: 0 },
	{ code: '33.75.03.1010', name: 'Panjang Baru', column: 3, row: 0 },
	{ code: '33.75.03.1004', name: 'Panjang Wetan', column: 4, row: 0 },
	{ code: '33.75.01.1008', name: `Pasir${shy}kraton${shy}kramat`, column: 0, row: 1 },
	{ code: '33.75.03.1006', name: `Padu${shy}kuhan Kraton`, column: 1, row: 1 },
	{ code: '33.75.02.1008', name: 'Klego', column: 3, row: 1 },
	{ code: '33.75.03.1002', name: 'Krapyak', column: 4, row: 1 },
	{ code: '33.75.03.1007', name: 'Degayu', column: 5, row: 1 },
	{ code: '33.75.01.1009', name: 'Tirto', column: 0, row: 2 },
	{ code: '33.75.01.1006', name: 'Bendan Kergon', column: 1, row: 2 },
	{ code: '33.75.02.1004', name: 'Kauman', column: 2, row: 2 },
	{ code: '33.75.02.1007', name: 'Poncol', column: 3, row: 2 },
	{ code: '33.75.02.1010', name: 'Setono', column: 4, row: 2 },
	{ code: '33.75.02.1009', name: 'Gamer', column: 5, row: 2 },
	{ code: '33.75.01.1012', name: `Pring${shy}rejo`, column: 0, row: 3 },
	{ code: '33.75.01.1003', name: `Podo${shy}sugih`, column: 1, row: 3 },
	{ code: '33.75.01.1004', name: 'Sapuro Kebulen', column: 2, row: 3 },
	{ code: '33.75.02.1002', name: `Noyon${shy}taan${shy}sari`, column: 3, row: 3 },
	{ code: '33.75.02.1012', name: 'Kali Baros', column: 4, row: 3 },
	{ code: '33.75.04.1003', name: `Buaran Kra${shy}denan`, column: 0, row: 4 },
	{ code: '33.75.01.1002', name: 'Medono', column: 1, row: 4 },
	{ code: '33.75.04.1008', name: `Kuripan Yoso${shy}rejo`, column: 3, row: 4 },
	{ code: '33.75.04.1002', name: `Banyu${shy}rip`, column: 0, row: 5 },
	{ code: '33.75.04.1004', name: 'Jenggot', column: 1, row: 5 },
	{ code: '33.75.04.1006', name: `Kuripan Kerto${shy}harjo`, column: 2, row: 5 },
	{ code: '33.75.04.1010', name: `Soko${shy}duwet`, column: 3, row: 5 },
];

/** The names of the four kecamatan, in the free fields beside their villages. */
export const districtLabels = [
	{ name: 'Utara', column: 5, row: 0, align: 'start' },
	{ name: 'Barat', column: 0, row: 0, align: 'end' },
	{ name: 'Timur', column: 5, row: 3, align: 'start' },
	{ name: 'Selatan', column: 4, row: 4, align: 'start' },
] as const;

/** The name on a tile: that of the region, with the breaks that the tile knows for it. */
export function tileName(place: Place, name: string | undefined): string {
	return name === undefined || name === place.name.replaceAll(shy, '') ? place.name : name;
}

/** Whether the neighbour on that side belongs to another kecamatan: there the border is drawn. */
export function hasBorder(place: Place, side: 'right' | 'below'): boolean {
	const neighbour = villagePlaces.find(
		(other) =>
			other.column === place.column + (side === 'right' ? 1 : 0) &&
			other.row === place.row + (side === 'below' ? 1 : 0),
	);
	return neighbour !== undefined && neighbour.code.slice(0, 8) !== place.code.slice(0, 8);
}
