import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';

/** The lines of a file in seed/data, by the names in its first line. Every cell is text; an empty one is ''. */
export function readCsv<Column extends string>(name: string): Record<Column, string>[] {
	const text = readFileSync(new URL(`../data/${name}.csv`, import.meta.url), 'utf8');
	return parse(text, { columns: true, skip_empty_lines: true });
}
