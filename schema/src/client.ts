import { PrismaPg } from '@prisma/adapter-pg';
import type { Database } from './connect.ts';
import { PrismaClient } from './generated/client.ts';

export { Prisma, type PrismaClient } from './generated/client.ts';

/**
 * The Prisma client for the general graph. Each of its queries runs in the operation of the request that asks, with
 * the viewer's rights. On PostgreSQL the statements are prepared once per connection, for a while.
 */
export function prismaClient(database: Database): PrismaClient {
	return new PrismaClient({
		adapter: new PrismaPg(database.pool, {
			schema: 'app',
			// The embedded engine is one session behind several sockets: names would collide there.
			statementNameGenerator:
				database.engine === 'embedded' ? undefined : ({ sql }) => database.statementNames.of(sql),
		}),
	});
}
