import { auditHeadFile } from '@seksama/schema/audit-heads.ts';
import { highestHeadsOf } from '@seksama/schema/audit-kept.ts';
import type { Database } from '@seksama/schema/connect.ts';
import { hostFacts } from '@seksama/schema/host.ts';
import { databaseSettings } from '@seksama/schema/settings.ts';
import { timingSafeEqual } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { refuse } from './auth/answers.ts';
import { createAuth } from './auth/auth.ts';
import { sessionToken } from './auth/session-cookie.ts';
import { authSettings } from './auth/settings.ts';
import { documents } from './operation/documents.ts';
import { graphClient } from './graph/client.ts';
import { logLine, type Log } from './operation/log.ts';
import { plans } from './operation/compiled.ts';
import { metrics } from './servers/metrics.ts';
import { cursors } from './graph/cursors.ts';
import { personIds } from './graph/person-ids.ts';
import { rateLimiter } from './operation/rate.ts';
import { reads } from './reads/client.ts';
import { schema } from './schema.ts';
import { apolloEngine } from './servers/apollo.ts';
import { createDoor } from './servers/door.ts';
import { graphiqlPage, wantsPage } from './servers/graphiql.ts';
import { graphql, type Endpoint, type Origin } from './servers/graphql.ts';
import { keptAnswers } from './servers/kept.ts';
import { nodeListener, type Answering } from './servers/node.ts';
import type { PersistedDocuments } from './servers/parameters.ts';
import { asResponse } from './servers/reply.ts';
import { yogaEngine } from './servers/yoga.ts';
import { apiSettings } from './settings.ts';
import { watchGuard } from './operation/watch.ts';
import { within } from './operation/within.ts';

export interface ApiParts {
	database: Database;
	/** Documents that may be asked for by their SHA-256. */
	persisted?: PersistedDocuments;
	/** Where the settings of settings.ts and limits.ts are read from. */
	env?: NodeJS.ProcessEnv;
	log?: Log;
	/** How often the guard looks, in ms, where it is not as GUARD_EVERY_MS says: for tests that break rules on purpose. */
	guardEveryMs?: number;
}

/** The API as one function from request to response: /graphql, /api/auth, /healthz, /readyz and /metrics. */
export interface Api {
	fetch(request: Request, origin?: Origin): Promise<Response>;
	/** The same for node:http, behind the door that limits how much comes in. */
	node: RequestListener;
	/** The same with the pages of this process, which answer whatever is not the API's. */
	with(pages: Pages): RequestListener;
	dispose(): Promise<void>;
}

export interface Pages {
	listener: RequestListener;
	/** Whether a path is that of a file. */
	isFile(path: string): boolean;
}

const ownPaths = /^\/((graphql|healthz|readyz|metrics)(\?|\/|$)|api\/auth\/)/;

/** Makes the API over an open database, which stays the caller's to close. */
export async function createApi({
	database,
	persisted = {},
	env = process.env,
	log = logLine,
	guardEveryMs,
}: ApiParts): Promise<Api> {
	const settings = apiSettings(env);
	const { limits, home, site } = settings;
	const { dataDir } = databaseSettings(env);
	const heads = highestHeadsOf(auditHeadFile(env, dataDir));
	const busy = { count: 0 };
	const documentsOf = documents(schema, limits.tokens, Object.values(persisted));
	const parts = { schema, documents: documentsOf, tokens: limits.tokens };
	const { secret } = database.authSecret();
	const auth = createAuth({
		database,
		secret,
		settings: authSettings(env),
		log,
		requestMs: limits.requestMs,
	});
	const graph = graphClient(database);
	const readsOf = reads(graph);
	const endpoint: Endpoint = {
		auth,
		service: {
			schema,
			plans: plans(schema),
			database,
			reads: readsOf,
			limits,
			rate: rateLimiter(),
			home,
			ids: personIds(secret),
			cursors: cursors(secret),
			host: () => hostFacts(database, dataDir, heads),
			log,
			busy,
		},
		engine: settings.server === 'apollo' ? await apolloEngine(parts) : yogaEngine(parts),
		documents: documentsOf,
		persisted,
		metrics: metrics(
			() => busy.count,
			() => door.load(),
			readsOf.ways,
		),
		kept: keptAnswers(settings.publicCacheMs),
		closed: () => watch.closed() !== undefined,
	};
	const watch = await watchGuard({
		database,
		log,
		everyMs: guardEveryMs ?? settings.guardEveryMs,
		onClosed: () => endpoint.kept.forget(),
	});
	const door = createDoor({
		limits,
		site,
		closed: watch.closed,
		member: (cookies, at) => sessionToken(cookies, at, secret),
		refused: (kind, { status }) => endpoint.metrics.refused(kind, status),
	});
	const deafen = database.publicChanges.listen(() => endpoint.kept.forget());
	const api: Answering & Pick<Api, 'fetch'> = {
		reply(request, origin) {
			const isGraphql = new URL(request.url).pathname === '/graphql' && !wantsPage(request);
			return isGraphql ? graphql(endpoint, request, origin) : undefined;
		},
		async fetch(request, origin = {}) {
			const { pathname } = new URL(request.url);
			if (pathname === '/graphql')
				return wantsPage(request)
					? graphiqlPage()
					: asResponse(await graphql(endpoint, request, origin));
			if (pathname.startsWith('/api/auth/')) {
				if (endpoint.closed()) return unavailable(10);
				const at = origin.site ?? new URL(request.url).origin;
				const answer = auth.handle(request, { address: origin.address ?? '', site: at });
				return within(limits.requestMs, answer, () => unavailable(5));
			}
			if (pathname === '/healthz') return text(200, 'ok');
			if (pathname === '/readyz') {
				const found = watch.trouble();
				return found === undefined ? text(200, 'ready') : text(503, found);
			}
			if (pathname === '/metrics') {
				if (!mayMeasure(request, origin, settings.metricsToken)) return text(404, 'Not found.');
				return text(200, await endpoint.metrics.text(), endpoint.metrics.type);
			}
			return text(404, 'Not found.');
		},
	};
	const own = nodeListener(api, site);
	return {
		fetch: api.fetch,
		node: door.listener(own),
		with: ({ listener, isFile }) =>
			door.listener(
				(incoming, outgoing) =>
					(ownPaths.test(incoming.url ?? '') ? own : listener)(incoming, outgoing),
				isFile,
			),
		async dispose() {
			deafen();
			await watch.stop();
			await endpoint.engine.dispose();
			endpoint.metrics.dispose();
			await graph.$disconnect();
		},
	};
}

function mayMeasure(request: Request, { local }: Origin, token: string | undefined): boolean {
	if (token !== undefined) {
		const [sent, expected] = [request.headers.get('authorization') ?? '', `Bearer ${token}`].map(
			(part) => Buffer.from(part),
		);
		return (
			sent !== undefined &&
			expected !== undefined &&
			sent.length === expected.length &&
			timingSafeEqual(sent, expected)
		);
	}
	return local === true;
}

function text(status: number, body: string, type = 'text/plain; charset=utf-8'): Response {
	return new Response(body, {
		status,
		headers: {
			'content-type': type,
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff',
		},
	});
}

function unavailable(retryAfter: number): Response {
	return refuse(503, 'UNAVAILABLE', 'The service is away. It is safe to try again.', retryAfter);
}
