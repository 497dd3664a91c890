import { createHash } from 'node:crypto';
import { moment, text, type Column, type Sheet, type Stamp } from './sheet.ts';

/** A stamp with nothing left open: without a moment of its own it is of now, without a digest of its rows. */
export function stampOf({ stamp, columns, rows }: Sheet): Required<Omit<Stamp, 'period'>> & Stamp {
	return {
		...stamp,
		asOf: stamp.asOf ?? new Date().toISOString(),
		digest: stamp.digest ?? digestOf({ columns, rows }),
	};
}

/** SHA-256 of what the rows hold: equal for equal rows, whenever they are taken. */
function digestOf({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>): string {
	const content = JSON.stringify([columns.map(({ key }) => key), rows]);
	return createHash('sha256').update(content.toWellFormed()).digest('hex');
}

/** The table with the period, the moment and the digest in every row, so that none goes without when it is taken apart. */
export function withStamp(sheet: Sheet): Pick<Sheet, 'columns' | 'rows'> {
	const { period, asOf, digest } = stampOf(sheet);
	const columns: Column[] = [
		...sheet.columns,
		...(period === undefined ? [] : [text('period')]),
		moment('asOf'),
		text('digest'),
	];
	const cells = [...(period === undefined ? [] : [period]), asOf, digest];
	return { columns, rows: sheet.rows.map((row) => [...row, ...cells]) };
}
