import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles, type Role } from '../../../schema/test/support/two-cities.ts';
import { modelOf, models } from '../../src/reads/model.ts';
import { type Client, delegateOf, openOracle, type Oracle } from './oracle.ts';
import { condition, manyArguments, selection } from './trees.ts';

let oracle: Oracle;
beforeAll(async () => (oracle = await openOracle()));
afterAll(() => oracle.database.close());

const runs = { numRuns: 40 };
const everybody = Object.keys(roles) as Role[];
const anyModel = fc.constantFrom(...Object.keys(models));

test.each(everybody)(
	'any list of rows is answered to %s as the client of the models answers it',
	async (role) => {
		const before = { ...oracle.ours.ways };
		const question = anyModel.chain((model) =>
			fc.tuple(fc.constant(model), manyArguments(model, oracle.samples)),
		);
		await fc.assert(
			fc.asyncProperty(question, async ([model, args]) => {
				const ask = (client: Client) => client[delegateOf(model)]!.findMany!(args);
				const [here, there] = await oracle.both(role, ask);
				expect(here).toEqual(there);
			}),
			runs,
		);
		// The client of the models answered nothing in our place.
		expect(oracle.ours.ways.prisma - before.prisma).toBe(0);
		expect(oracle.ours.ways.statement - before.statement).toBeGreaterThanOrEqual(runs.numRuns);
	},
);

test.each(everybody)(
	'any count, first row, and rows by their keys are the same to %s',
	async (role) => {
		const question = anyModel.chain((model) =>
			fc.tuple(
				fc.constant(model),
				condition(model, oracle.samples, 2),
				selection(model, oracle.samples, 2),
				fc.array(fc.constantFrom(...(oracle.samples[model]?.[keyOf(model)] ?? [0])), {
					minLength: 1,
					maxLength: 4,
				}),
			),
		);
		await fc.assert(
			fc.asyncProperty(question, async ([model, where, asked, keys]) => {
				const orderBy = modelOf(model).key.map((one) => ({ [one]: 'asc' }));
				const isSingle = modelOf(model).key.length === 1;
				const ask = async (client: Client) => {
					const rows = client[delegateOf(model)]!;
					const one = (key: unknown) =>
						isSingle ? rows.findUnique!({ ...asked, where: { [keyOf(model)]: key } }) : null;
					return [
						await rows.count!({ where }),
						await rows.findFirst!({ ...asked, where, orderBy }),
						await Promise.all(keys.map(one)),
					];
				};
				const [here, there] = await oracle.both(role, ask);
				expect(here).toEqual(there);
			}),
			runs,
		);
	},
);

const keyOf = (model: string) => modelOf(model).key[0]!;
