// The limit that everything is measured against: node:http, pg with pipelining, one prepared statement that returns
// the JSON text, with the viewer's transaction in the same flight. Nothing is parsed, planned or written twice.
// Also the same without transaction and policies (mode `plain`), to see what those cost.
import pg from 'pg';
import { createServer } from 'node:http';
import { answerParent } from './child.ts';
import { scenes } from './scenes.ts';
import { viewerSettings } from './viewer.ts';

const { role, ...settings } = viewerSettings;
const opening = `begin; set local role ${role}; select ${Object.entries(settings)
	.map(([name, value]) => `set_config('${name}', '${value}', true)`)
	.join(', ')}`;

/** Serves each scene at /<mode>/<name>; sends the port to its parent. */
const [login, admin] = [process.env.BENCH_LOGIN_URL, process.env.BENCH_ADMIN_URL];
const pools = {
	viewer: new pg.Pool({
		connectionString: login,
		application_name: 'bench-limit',
		max: 10,
		idleTimeoutMillis: 0,
		...{ pipeline: true },
	}),
	plain: new pg.Pool({
		connectionString: admin,
		max: 10,
		idleTimeoutMillis: 0,
		...{ pipeline: true },
	}),
};

const server = createServer((request, response) => {
	const [, mode, name] = (request.url ?? '').split('/');
	const scene = scenes.find((one) => one.name === name);
	if (!scene || (mode !== 'viewer' && mode !== 'plain')) {
		response.writeHead(404).end();
		return;
	}
	answer(mode, { name: scene.name, text: scene.sql, values: scene.values }).then(
		(json) => {
			response.writeHead(200, {
				'content-type': 'application/json',
				'content-length': Buffer.byteLength(json),
			});
			response.end(json);
		},
		(error: Error) => response.writeHead(500).end(error.message),
	);
});

async function answer(mode: 'viewer' | 'plain', query: pg.QueryConfig): Promise<string> {
	const client = await pools[mode].connect();
	try {
		if (mode === 'plain') return (await client.query<{ json: string }>(query)).rows[0]!.json;
		const [, { rows }] = await Promise.all([
			client.query(opening),
			client.query<{ json: string }>(query),
			client.query('commit'),
		]);
		return rows[0]!.json;
	} finally {
		client.release();
	}
}

server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	if (typeof address === 'object') answerParent(address?.port);
});
