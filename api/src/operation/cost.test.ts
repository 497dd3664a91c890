import { getOperationAST } from 'graphql';
import { expect, test } from 'vitest';
import { cursors } from '../graph/cursors.ts';
import { emptyReport, measure } from './cost.ts';
import { documents } from './documents.ts';
import { limitsOf } from './limits.ts';
import { schema } from '../schema.ts';

const limits = limitsOf({});
const service = { limits, cursors: cursors('a key of sign-in of 32 characters') };

function alone(text: string): boolean {
	const known = documents(schema, limits.tokens);
	const document = known.parse(text);
	expect(known.validate(document)).toEqual([]);
	const operation = getOperationAST(document);
	if (!operation) throw new Error('No operation.');
	return measure(schema, document, operation, {}, service, emptyReport(limits, false)).alone;
}

test('a query that one value answers travels alone', () => {
	expect(alone('{ ranking(period: { year: 2025 }) { entries { rank agency { code } } } }')).toBe(
		true,
	);
	expect(alone('{ schools { edges { node { name mechanism { status } } } } }')).toBe(false);
	expect(
		alone('{ ranking(period: { year: 2025 }) { entries { agency { region { code } } } } }'),
	).toBe(false);
	expect(alone('{ ranking(period: { year: 2025 }) { digest } periods { label } }')).toBe(false);
	expect(
		alone('{ ranking(period: { year: 2025 }) { digest } __schema { queryType { name } } }'),
	).toBe(false);
});

test('a mutation never does, whatever it costs: a refusal must undo all of it', () => {
	expect(alone('mutation { revokeToken(id: "x") { __typename } }')).toBe(false);
});
