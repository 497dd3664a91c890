import { refuse } from './answers.ts';
import type { Asked } from './asked.ts';

/** A name as it is kept, or the refusal of one that cannot be: the rule of every name, app.line_problem. */
export async function cleanName(
	{ database }: Pick<Asked, 'database'>,
	given: string,
): Promise<string | Response> {
	// No text of the database holds it.
	if (given.includes('\0')) return refused('holds a sign that is not seen');
	const { rows } = await database.auth.query(
		'select (app.line_problem($1, 100)).message as problem, app.one_line($1) as name',
		[given],
	);
	const [{ problem, name } = { problem: null, name: '' }] = rows as Found[];
	return problem === null ? name : refused(problem);
}

interface Found {
	problem: string | null;
	name: string;
}

function refused(problem: string): Response {
	return refuse(400, 'INVALID_NAME', `The name ${problem}.`);
}
