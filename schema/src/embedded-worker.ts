// Runs in a worker thread: PGlite behind the PostgreSQL wire protocol on a local socket.
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { parentPort, workerData } from 'node:worker_threads';

interface Start {
	folder: string;
	socket: string | { port: number };
	rolesSql: string;
	/** [0]: since when the engine is busy with a viewer's statement, in ms of `performance.timeOrigin + now`; 0 when idle. */
	busy: SharedArrayBuffer;
}

const { folder, socket, rolesSql, busy } = workerData as Start;
const busySince = new BigInt64Array(busy);

const db = await PGlite.create(folder, { relaxedDurability: false });
await db.exec(rolesSql);
// From here on whoever speaks through the socket is the pool's login; only an owner transaction steps out of it.
await db.exec('set session authorization app_login');

let ownerTransaction = false;
const run = db.execProtocolRawStream.bind(db);
db.execProtocolRawStream = async (message, options) => {
	if (message[0] === 0x51 && text(message).includes('session authorization postgres'))
		ownerTransaction = true;
	if (!ownerTransaction) Atomics.store(busySince, 0, BigInt(Date.now()));
	try {
		return await run(message, options);
	} finally {
		Atomics.store(busySince, 0, 0n);
		if (!db.isInTransaction()) ownerTransaction = false;
	}
};

const server = new PGLiteSocketServer({
	db,
	maxConnections: 100,
	...(typeof socket === 'string' ? { path: socket } : { host: '127.0.0.1', port: socket.port }),
});
await server.start();
parentPort?.postMessage('ready');
parentPort?.on('message', async (message) => {
	if (message !== 'close') return;
	await server.stop();
	await db.close();
	parentPort?.postMessage('closed');
	parentPort?.close();
});

function text(message: Uint8Array): string {
	return Buffer.from(message.buffer, message.byteOffset + 5, Math.min(message.length - 5, 200))
		.toString('latin1')
		.toLowerCase();
}
