import { prismaClient, type PrismaClient } from '@seksama/schema/client.ts';
import type { Database } from '@seksama/schema/connect.ts';

type FirstArguments = { where?: Record<string, unknown> };
type Columns = Record<'select' | 'include' | 'omit', Record<string, unknown> | undefined>;

/**
 * The client of the general graph, without its batching of single rows: that batching joins what different viewers ask
 * for in the same moment into one query, which would answer all of them with the rights of the first.
 */
export function graphClient(database: Database): PrismaClient {
	const client = prismaClient(database);
	const first = (
		model: string,
		name: 'findFirst' | 'findFirstOrThrow',
		args: unknown,
	): Promise<unknown> => {
		const delegate = Reflect.get(client, model.charAt(0).toLowerCase() + model.slice(1)) as Record<
			typeof name,
			(args: unknown) => Promise<unknown>
		>;
		const { where, ...rest } = args as FirstArguments;
		const columns = oneOrTheOther(rest as unknown as Columns);
		return delegate[name]({ ...columns, where: flat(where ?? {}) });
	};
	return client.$extends({
		query: {
			$allModels: {
				findMany: ({ args, query }) => query(oneOrTheOther(args as unknown as Columns) as never),
				findUnique: ({ model, args }) => first(model, 'findFirst', args),
				findUniqueOrThrow: ({ model, args }) => first(model, 'findFirstOrThrow', args),
			},
		},
	}) as unknown as PrismaClient;
}

/**
 * A list of which only the cursors are asked selects its keys; what it would omit is then no question. Prisma takes
 * either, not both.
 */
function oneOrTheOther(args: Columns): Columns {
	const { select, include, omit, ...rest } = args;
	if (!select && !include) return args;
	return {
		...rest,
		...(select && { select: inside(select) }),
		...(include && { include: inside(include) }),
		...(omit && !select && { omit }),
	} as Columns;
}

function inside(relations: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(relations).map(([name, each]) => [
			name,
			typeof each === 'object' && each !== null ? oneOrTheOther(each as Columns) : each,
		]),
	);
}

/** The columns of a unique key, where it is made of several. */
function flat(where: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(where).flatMap(([key, value]) =>
			isCompound(key, value) ? Object.entries(value) : [[key, value]],
		),
	);
}

function isCompound(key: string, value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && Object.keys(value).join('_') === key;
}
