import { openTestDatabase, type TestDatabase } from '../../../schema/test/support/database.ts';
import { viewer } from '../../../schema/test/support/as-viewer.ts';
import type { Role } from '../../../schema/test/support/two-cities.ts';
import { graphClient } from '../../src/graph/client.ts';
import { reads, type Reads } from '../../src/reads/client.ts';
import { columnOf, models } from '../../src/reads/model.ts';
import type { Samples } from './trees.ts';

export type Client = Record<string, Record<string, (args: unknown) => Promise<unknown>>>;

/** Two cities, and both ways to ask for their rows. */
export interface Oracle {
	database: TestDatabase;
	ours: Reads;
	samples: Samples;
	/** What is answered to a role by one statement, and by the client of the models, each in a transaction of its own. */
	both(
		role: Role,
		way: (client: Client) => Promise<unknown>,
	): Promise<[here: unknown, there: unknown]>;
}

export const delegateOf = (model: string) => model.charAt(0).toLowerCase() + model.slice(1);

export async function openOracle(): Promise<Oracle> {
	const database = await openTestDatabase({ with: 'two-cities' });
	const prisma = graphClient(database);
	const ours = reads(prisma);
	async function outcome(
		role: Role,
		way: (client: Client) => Promise<unknown>,
		isOurs: boolean,
	): Promise<unknown> {
		const operation = database.operation(viewer(role));
		const ask = async (text: string, values: readonly unknown[]) =>
			(await operation.query<{ json: unknown }>({ text, values: [...values] })).rows[0]?.json;
		const client = (isOurs ? ours.of(ask) : prisma) as unknown as Client;
		try {
			return await database.run(operation, async () => plain(await way(client)));
		} catch (error) {
			return { refused: /denied/.test((error as Error).message) ? 'denied' : 'otherwise' };
		} finally {
			await operation.finish(false);
		}
	}
	return {
		database,
		ours,
		samples: await sampled(database),
		both: async (role, way) => [await outcome(role, way, true), await outcome(role, way, false)],
	};
}

/** Up to eight values of each column of each model, as the owner of all tables sees them. */
function sampled(database: TestDatabase): Promise<Samples> {
	return database.asOwner(async (client) => {
		const found: Record<string, Record<string, unknown[]>> = {};
		for (const [name, model] of Object.entries(models))
			for (const column of Object.keys(model.columns)) {
				const { type, list, column: stored } = columnOf(model, column);
				if (list || type === 'Json' || type === 'Decimal') continue;
				const { rows } = await client.query<{ value: unknown }>(
					`select to_json(${stored}) as value from app.${model.table} where ${stored} is not null
					group by ${stored} order by md5(${stored}::text) limit 8`,
				);
				(found[name] ??= {})[column] = rows.map(({ value }) => typed(type, value));
			}
		return found;
	});
}

function typed(type: string, value: unknown): unknown {
	if (type === 'DateTime' || type === 'Date') return new Date(value as string);
	return type === 'BigInt' ? BigInt(value as number) : value;
}

/** An answer without its types: decimals as their digits, moments as text. */
function plain(value: unknown): unknown {
	const text = JSON.stringify(value, (_key, part: unknown) =>
		typeof part === 'bigint' ? String(part) : part,
	);
	return JSON.parse(text ?? 'null');
}
