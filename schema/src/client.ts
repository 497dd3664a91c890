import { PrismaPg } from '@prisma/adapter-pg';
import type { Database } from './connect.ts';
import { PrismaClient } from './generated/client.ts';

export { Prisma, type PrismaClient } from './generated/client.ts';

/**
 * The Prisma client for the general graph. Each of its queries runs in the operation of the request that asks, with
 * the viewer's rights. On PostgreSQL the statements are prepared once per connection.
 */
export function prismaClient(database: Database): PrismaClient {
	const names = new Map<string, string>();
	return new PrismaClient({
		adapter: new PrismaPg(database.pool, {
			schema: 'app',
			// The embedded engine is one session behind several sockets: names would collide there.
			statementNameGenerator:
				database.engine === 'embedded'
					? undefined
					: ({ sql }) => {
							if (names.size > 2000) names.clear();
							return names.get(sql) ?? remember(names, sql);
						},
		}),
	});
}

let statements = 0;

function remember(names: Map<string, string>, sql: string): string {
	const name = `q${++statements}`;
	names.set(sql, name);
	return name;
}
