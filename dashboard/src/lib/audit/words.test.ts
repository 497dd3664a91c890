import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resourceNames } from './words.ts';

const schema = join(import.meta.dirname, '../../../../schema');

test('every table that the log is kept of, and every act without a row, has a name', () => {
	const register = readFileSync(join(schema, 'resources.ts'), 'utf8');
	const tables = [...register.matchAll(/table: '(\w+)'.* logged: /g)].map(([, table]) => table);
	const log = readFileSync(join(schema, 'sql/audit/list.sql'), 'utf8');
	const acts = /unnest\('\{([\w,]+)\}'/.exec(log)?.[1]?.split(',') ?? [];
	expect([...tables, ...acts].sort()).toEqual(Object.keys(resourceNames).sort());
});
