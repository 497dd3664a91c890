import type { PrismaClient } from '@seksama/schema/client.ts';
import { models } from './model.ts';
import { ModelReads } from './model-reads.ts';
import type { Ask, Delegate, Ways } from './ways.ts';

export interface Reads {
	/** The client of the models for one operation: its reads are asked by `ask`, all else of the client itself. */
	of(ask: Ask): PrismaClient;
	readonly ways: Readonly<Ways>;
}

/** Puts reads that are one statement each before the client of the models. */
export function reads(client: PrismaClient): Reads {
	const ways: Ways = { statement: 0, prisma: 0 };
	// Objects of our own: those of the client make up an answer to whatever they are asked for.
	const models = describeModels(client, ways);
	return { ways, of: (ask) => new models(ask) as unknown as PrismaClient };
}

/** A class with a getter for each model, so that an operation makes only what it asks for. */
function describeModels(client: PrismaClient, ways: Ways): new (ask: Ask) => object {
	class OfOneOperation {
		readonly #ask: Ask;
		readonly #known = new Map<string, ModelReads>();

		constructor(ask: Ask) {
			this.#ask = ask;
		}

		model(name: string, delegate: string): ModelReads {
			let known = this.#known.get(name);
			if (!known) {
				const prisma = Reflect.get(client, delegate) as Delegate;
				known = new ModelReads(name, this.#ask, prisma, ways);
				this.#known.set(name, known);
			}
			return known;
		}
	}
	for (const name of Object.keys(models)) {
		const delegate = name.charAt(0).toLowerCase() + name.slice(1);
		Object.defineProperty(OfOneOperation.prototype, delegate, {
			get(this: OfOneOperation) {
				return this.model(name, delegate);
			},
		});
	}
	return OfOneOperation;
}
