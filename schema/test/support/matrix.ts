import { readFileSync } from 'node:fs';
import { roles, type Role } from './two-cities.ts';

/** One line of permissions/matrix.csv: what each role may do to rows of a resource that lie there. */
export interface Line {
	/** The table, or function, and after a colon the state of the row. */
	resource: string;
	table: string;
	state: string;
	whose: string;
	/** `read`, or the verbs that are tried one by one, or the name of a right that a function gives. */
	verbs: string[];
	may: Record<Role, boolean>;
}

/** Reads the matrix. Throws where a cell is neither yes nor no, so that none is ever guessed. */
export function readMatrix(): Line[] {
	const text = readFileSync(new URL('../../permissions/matrix.csv', import.meta.url), 'utf8');
	const [head = '', ...lines] = text.trim().split('\n');
	const columns = head.split(',');
	return lines.map((line) => {
		const cells = new Map(line.split(',').map((cell, index) => [columns[index] ?? '', cell]));
		const resource = cells.get('resource') ?? '';
		const [table = '', state = ''] = resource.split(':');
		const may = Object.fromEntries(
			Object.keys(roles).map((role) => [role, yesOrNo(cells.get(role), `${line}: ${role}`)]),
		) as Record<Role, boolean>;
		return {
			resource,
			table,
			state,
			whose: cells.get('whose') ?? '',
			verbs: (cells.get('verb') ?? '').split('|'),
			may,
		};
	});
}

function yesOrNo(cell: string | undefined, where: string): boolean {
	if (cell !== 'yes' && cell !== 'no')
		throw new Error(`The matrix has neither yes nor no at ${where}.`);
	return cell === 'yes';
}
