// The same Prisma query as one viewer in two ways: in the operation that the API opens, whose beginning travels with the
// first query, and by the usual recipe, an interactive transaction that sets the role first.
import { PrismaPg } from '@prisma/adapter-pg';
import { prismaClient } from '@seksama/schema/client.ts';
import { loginUrl, openDatabase } from '@seksama/schema/connect.ts';
import { PrismaClient, type Prisma } from '@seksama/schema/generated/client.ts';
import { anonymous } from '@seksama/schema/operation.ts';
import { databaseSettings } from '@seksama/schema/settings.ts';
import { middle } from './load.ts';

const question = {
	where: { code: 'DINDIK' },
	include: {
		indicators: {
			take: 30,
			orderBy: { code: 'asc' },
			include: { achievements: { take: 4, orderBy: [{ year: 'desc' }, { quarter: 'desc' }] } },
		},
	},
} satisfies Prisma.AgencyFindFirstArgs;

/** Answers a second of both, in turn over `rounds` of `seconds`, 16 in flight. */
export async function compareRecipe(
	url: string,
	rounds: number,
	seconds: number,
): Promise<{ operation: number; interactive: number }> {
	const settings = databaseSettings({ DATABASE_URL: url });
	const database = await openDatabase(settings);
	const general = prismaClient(database);
	const usual = new PrismaClient({
		adapter: new PrismaPg({ connectionString: loginUrl(settings), max: 10 }, { schema: 'app' }),
	});
	const ways = {
		async operation() {
			const operation = database.operation(anonymous());
			// Prisma sends a query when it is awaited, so that has to be inside.
			await database.run(operation, async () => await general.agency.findFirst(question));
			await operation.finish(true);
		},
		interactive: () =>
			usual.$transaction(async (tx) => {
				await tx.$executeRaw`set local role app_anon`;
				await tx.$executeRaw`select set_config('app.user_id', '', true), set_config('app.request_id', 'bench', true)`;
				await tx.agency.findFirst(question);
			}),
	};
	const figures = { operation: [] as number[], interactive: [] as number[] };
	try {
		for (let round = -1; round < rounds; round++)
			for (const name of ['operation', 'interactive'] as const) {
				const perSecond = await pace(ways[name], seconds);
				if (round >= 0) figures[name].push(perSecond); // the first round only warms up
			}
	} finally {
		await usual.$disconnect();
		await general.$disconnect();
		await database.close();
	}
	return { operation: middle(figures.operation), interactive: middle(figures.interactive) };
}

async function pace(work: () => Promise<unknown>, seconds: number): Promise<number> {
	const until = performance.now() + seconds * 1000;
	let done = 0;
	const one = async () => {
		while (performance.now() < until) {
			await work();
			done += 1;
		}
	};
	await Promise.all(Array.from({ length: 16 }, one));
	return done / seconds;
}
