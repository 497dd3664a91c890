// The program as it is served, without the limit on the rate of one address; sends its port to its parent.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../serve.ts';
import { answerParent } from './child.ts';

// The bench leaves nothing in the data folder of whoever starts it: heads of its database would stand between theirs.
const folder = mkdtempSync(join(tmpdir(), 'seksama-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const running = await serve(
	// Speed is asked here, not whom the door sends away when a burst meets a cold process.
	{
		SEED_PROFILE: 'demo',
		LIMIT_WAIT_MS: '60000',
		AUDIT_HEAD_FILE: join(folder, 'audit-heads.jsonl'),
		...process.env,
		PORT: '0',
		RATE_LIMIT: 'off',
	},
	(line) => console.error(line),
);
answerParent(running.port);
process.on('SIGTERM', () => void running.close().then(() => process.exit(0)));
