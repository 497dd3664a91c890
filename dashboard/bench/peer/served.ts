// PostGraphile 5 as it is set up for production, on our database, as the same viewer in a transaction of the same
// settings. Sends its port to its parent. Its packages are of the folder that bring.ts made.
import { createRequire } from 'node:module';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { answerParent } from '../child.ts';
import { viewerSettings } from '../viewer.ts';

interface Instance {
	createServ(grafserv: unknown): { addTo(server: Server): Promise<void> };
	getSchemaResult(): Promise<unknown>;
}

interface Introspected {
	introspection: { procs: unknown[] };
}

const brought = createRequire(join(process.env.BENCH_PEER_FOLDER ?? '', 'package.json'));
const { postgraphile } = brought('postgraphile') as { postgraphile(preset: object): Instance };
const { PostGraphileAmberPreset } = brought('postgraphile/presets/amber') as Record<string, object>;
const { PostGraphileConnectionFilterPreset } = brought(
	'postgraphile-plugin-connection-filter',
) as Record<string, object>;
const { makePgService } = brought('postgraphile/adaptors/pg') as {
	makePgService(options: object): object;
};
const { makePgSmartTagsPlugin } = brought('postgraphile/utils') as {
	makePgSmartTagsPlugin(rules: object[]): object;
};
const { grafserv } = brought('postgraphile/grafserv/node') as Record<string, unknown>;

/** Its schema holds what the questions are about, and no function. */
const tables = ['agency', 'indicator', 'indicator_definition', 'achievement'];
const onlyTables = makePgSmartTagsPlugin([
	{
		kind: 'class',
		match: ({ relname }: { relname: string }) => !tables.includes(relname),
		tags: { behavior: '-*' },
	},
]);
const noFunctions = {
	name: 'BenchNoFunctionsPlugin',
	version: '1.0.0',
	gather: {
		hooks: {
			pgIntrospection_introspection(_info: unknown, { introspection }: Introspected) {
				introspection.procs.length = 0;
			},
		},
	},
};

const instance = postgraphile({
	extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
	plugins: [onlyTables, noFunctions],
	// It would hide filters and orders by columns without an index; ours has them.
	disablePlugins: ['PgIndexBehaviorsPlugin'],
	pgServices: [
		makePgService({
			connectionString: process.env.BENCH_LOGIN_URL,
			schemas: ['app'],
			pubsub: false,
			poolConfig: { max: 10, idleTimeoutMillis: 0, application_name: 'bench-peer' },
			pgSettings: viewerSettings,
			// The login role may see nothing of itself.
			pgSettingsForIntrospection: { role: viewerSettings.role },
		}),
	],
	schema: { connectionFilterRelations: true },
	grafserv: { graphiql: false, watch: false, websockets: false, outputDataAsString: true },
	grafast: { explain: false },
});

await instance.getSchemaResult();
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	if (typeof address === 'object') answerParent(address?.port);
});
