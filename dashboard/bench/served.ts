// The program as it is served, without the limit on the rate of one address; sends its port to its parent.
import { serve } from '../serve.ts';

const running = await serve(
	// Speed is asked here, not whom the door sends away when a burst meets a cold process.
	{ SEED_PROFILE: 'demo', LIMIT_WAIT_MS: '60000', ...process.env, PORT: '0', RATE_LIMIT: 'off' },
	(line) => console.error(line),
);
process.send?.({ port: running.port });
process.on('message', () => process.send?.({ memory: process.memoryUsage.rss() }));
process.on('SIGTERM', () => void running.close().then(() => process.exit(0)));
process.on('disconnect', () => process.exit(0)); // the parent is gone
