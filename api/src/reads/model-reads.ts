import DataLoader from 'dataloader';
import type { Decode } from './decode.ts';
import { type Choice, chosenCountOf, chosenOf } from './chosen.ts';
import { columnOf, modelOf, partsOf, UnknownForm } from './model.ts';
import { countOf, type Question, type ReadRows, rowsBy, rowsOf } from './question.ts';
import { Values } from './values.ts';
import type { Ask, Delegate, Ways } from './ways.ts';

type Row = Record<string, unknown>;
type Rows = readonly (readonly unknown[])[];
type ByKey = DataLoader<unknown, Row | null>;

const writes = [
	...['create', 'createMany', 'createManyAndReturn', 'update', 'updateMany', 'updateManyAndReturn'],
	...['upsert', 'delete', 'deleteMany', 'aggregate', 'groupBy'],
];

/**
 * The reads of one model in one operation. A row by a unique column is looked up together with all others that are asked
 * for alike in the same moment: within one operation they have one viewer.
 */
export class ModelReads {
	readonly #model: string;
	readonly #ask: Ask;
	readonly #prisma: Delegate;
	readonly #ways: Ways;
	readonly #byKey = new Map<string, ByKey>();

	constructor(model: string, ask: Ask, prisma: Delegate, ways: Ways) {
		this.#model = model;
		this.#ask = ask;
		this.#prisma = prisma;
		this.#ways = ways;
		for (const write of writes)
			Object.defineProperty(this, write, { value: (args: unknown) => prisma[write]?.(args) });
	}

	findMany(args?: unknown): Promise<unknown> {
		return this.#either('findMany', args, () => {
			const question = rowsOf(this.#model, args);
			const { take } = (args ?? {}) as { take?: unknown };
			return take === 0 ? Promise.resolve([]) : this.#rows(question);
		});
	}

	findFirst(args?: unknown): Promise<unknown> {
		return this.#either('findFirst', args, () => this.#first(args));
	}

	findUnique(args: unknown): Promise<unknown> {
		return this.#either('findUnique', args, () => this.#unique(args));
	}

	findFirstOrThrow(args?: unknown): Promise<unknown> {
		return this.#either('findFirstOrThrow', args, () => there(this.#first(args)));
	}

	findUniqueOrThrow(args: unknown): Promise<unknown> {
		return this.#either('findUniqueOrThrow', args, () => there(this.#unique(args)));
	}

	count(args?: unknown): Promise<unknown> {
		return this.#either('count', args, () => {
			const { text, values, isKnown } = countOf(this.#model, args);
			return this.#ask(text, values, isKnown);
		});
	}

	/** A page of the rows that a function of the database chooses; the client of the models knows no such thing. */
	chosen(args: unknown, choice: Choice): Promise<Row[]> {
		this.#ways.statement += 1;
		return this.#rows(chosenOf(this.#model, args, choice));
	}

	/** How many such rows there are. */
	chosenCount(choice: Choice): Promise<unknown> {
		this.#ways.statement += 1;
		const { text, values, isKnown } = chosenCountOf(choice);
		return this.#ask(text, values, isKnown);
	}

	/** Answers here, or leaves it to the client of the models where the form is not known here: nothing was asked by then. */
	#either(name: string, args: unknown, here: () => Promise<unknown>): Promise<unknown> {
		try {
			const answer = here();
			this.#ways.statement += 1;
			return answer;
		} catch (error) {
			if (!(error instanceof UnknownForm)) throw error;
			this.#ways.prisma += 1;
			return this.#prisma[name]!(args);
		}
	}

	async #rows({ text, values, read, isKnown }: Question<ReadRows>): Promise<Row[]> {
		return read((await this.#ask(text, values, isKnown)) as Rows);
	}

	#first(args: unknown): Promise<Row | null> {
		const given = args === undefined ? {} : Object.fromEntries(partsOf(args));
		if (given.take !== undefined) throw new UnknownForm('the first of so many');
		const question = rowsOf(this.#model, { ...given, take: 1 });
		return this.#rows(question).then(([row = null]) => row);
	}

	#unique(args: unknown): Promise<Row | null> {
		const { where, ...asked } = Object.fromEntries(partsOf(args));
		const [[column, value] = ['', null], ...more] = partsOf(where);
		const model = modelOf(this.#model);
		const isPlain = typeof value === 'number' || typeof value === 'string';
		if (!isPlain || more.length > 0 || !model.unique.includes(column)) return this.#first(args);
		new Values().of(columnOf(model, column), value);
		return this.#loader(rowsBy(this.#model, asked, column)).load(value);
	}

	#loader({ key, text, values, read, isKnown }: Question<Decode>): ByKey {
		const name = `${key} ${JSON.stringify(values)}`;
		const known = this.#byKey.get(name);
		if (known) return known;
		const loader: ByKey = new DataLoader(
			async (keys) => {
				const found = (await this.#ask(text, [...values, keys], isKnown)) as [
					unknown,
					readonly unknown[],
				][];
				const rows = new Map(found.map(([one, row]) => [one, read(row)]));
				return keys.map((one) => rows.get(one) ?? null);
			},
			{ cache: false },
		);
		this.#byKey.set(name, loader);
		return loader;
	}
}

async function there(row: Promise<Row | null>): Promise<Row> {
	const found = await row;
	if (found === null) throw new Error('A row that must be there is missing.');
	return found;
}
