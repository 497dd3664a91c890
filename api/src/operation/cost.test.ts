import { getOperationAST } from 'graphql';
import { expect, test } from 'vitest';
import { cursors } from '../graph/cursors.ts';
import { emptyReport, measure } from './cost.ts';
import { documents } from './documents.ts';
import { limitsOf } from './limits.ts';
import { schema } from '../schema.ts';

const limits = limitsOf({});
const service = { limits, cursors: cursors('a key of sign-in of 32 characters') };

test.each([
	['{ ranking(period: { year: 2025 }) { entries { rank agency { code } } } }', false],
	['{ periods { label } __schema { queryType { name } } }', true],
	['{ __typename periods { __typename } }', false],
])('what is measured says whether the schema itself is asked: %s', (text, introspects) => {
	const known = documents(schema, limits.tokens);
	const document = known.parse(text);
	expect(known.validate(document)).toEqual([]);
	const operation = getOperationAST(document);
	if (!operation) throw new Error('No operation.');
	const report = emptyReport(limits, false);
	expect(measure(schema, document, operation, {}, service, report).introspects).toBe(introspects);
	expect(report.requested).toBeGreaterThanOrEqual(introspects ? 51 : 1);
});
