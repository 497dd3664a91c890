import { decoderOf } from './decode.ts';
import { modelOf, UnknownForm } from './model.ts';
import { windowOf } from './order.ts';
import { type Question, question, type ReadRows } from './question.ts';
import { rowText } from './statement.ts';
import { Table } from './sql.ts';
import { argumentsOf, treeOf } from './tree.ts';
import { Values } from './values.ts';

/**
 * Rows that a function of the database chooses and orders, since what decides it is a figure. It returns `id`, `place`,
 * in whose order they come, and what else `columns` names; a row carries these under `chosen`.
 */
export interface Choice {
	/** The function with its schema, such as `app.matching_schools`. */
	name: string;
	values: readonly unknown[];
	columns: readonly string[];
}

/** The page of such rows that `take`, `skip` and `cursor` mean, with what is asked of each, by one statement. */
export function chosenOf(model: string, given: unknown, choice: Choice): Question<ReadRows> {
	const { where, orderBy, ...args } = argumentsOf(given);
	if (where !== undefined || orderBy !== undefined) throw new UnknownForm('choosing twice');
	const values = new Values();
	const call = callText(choice, values);
	const tree = treeOf(model, args, values);
	const window = windowOf(modelOf(model), args, values);
	return question(['chosen', call, choice.columns, tree, window], values, () => {
		const table = new Table(model);
		const { backwards, cursor, take, skip } = window;
		const columns = choice.columns.map((column) => `c.${column}`);
		const from = cursor
			? ` where c.place ${backwards ? '<' : '>'}= (select o.place from chosen o where o.id = $${cursor.places[0]})`
			: '';
		const size = `${take === undefined ? '' : ` limit $${take}`}${skip === undefined ? '' : ` offset $${skip}`}`;
		const rows = `select json_build_array(${rowText(table, tree)}, json_build_array(${columns.join(', ')})) as j from chosen c join ${table.from} on ${table.column('id')} = c.id${from} order by c.place${backwards ? ' desc' : ''}${size}`;
		return {
			text: `with chosen as materialized (select * from ${call}) select (select coalesce(json_agg(r.j), '[]') from (${rows}) r) as json`,
			read: readerOf(decoderOf(tree), choice.columns, backwards),
		};
	});
}

/** How many there are on all pages. */
export function chosenCountOf(choice: Choice): Question<null> {
	const values = new Values();
	const text = `select count(*)::integer as json from ${callText(choice, values)}`;
	return question(['chosen count', text], values, () => ({ text, read: null }));
}

function callText({ name, values: given }: Choice, values: Values): string {
	return `${name}(${given.map((value) => `$${values.given(value)}`).join(', ')})`;
}

function readerOf(
	decode: ReturnType<typeof decoderOf>,
	columns: readonly string[],
	backwards: boolean,
): ReadRows {
	return (rows) => {
		const read = (rows as unknown as [readonly unknown[], readonly unknown[]][]).map(
			([row, values]) => ({
				...decode(row),
				chosen: Object.fromEntries(columns.map((column, i) => [column, values[i]])),
			}),
		);
		return backwards ? read.reverse() : read;
	};
}
