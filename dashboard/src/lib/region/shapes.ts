/** One kelurahan as it is drawn. Places are in units of a drawing that is as wide as Shapes say. */
export interface Shape {
	code: string;
	/** The `d` of an SVG path. */
	path: string;
	/** Where its name stands best, and how far it is from there to the border. */
	label: { x: number; y: number; room: number };
}

/** The kelurahan of a city with their own borders, north up. */
export interface Shapes {
	width: number;
	height: number;
	shapes: Shape[];
	/** The borders between kecamatan, as the `d` of a path. */
	districts: string;
}
