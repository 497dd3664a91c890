import { ruled } from '@seksama/schema/resources.ts';
import { getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMatrix } from '../../../schema/test/support/matrix.ts';
import { nodeTypes } from '../../src/graph/nodes.ts';
import { keyShapes, namedBy } from '../../src/modules/access/explain.ts';
import { schema } from '../../src/schema.ts';
import { allowedRows, type Allowed } from './allowed.ts';
import { draftTarget, eachOf, openCity, type City } from './city.ts';
import { emptyTally, expectedFor } from './expected.ts';
import { keys } from './keys.ts';
import { deskTypes, figureTypes, notShown, ownTypes, plainTypes, rowTypes } from './types.ts';
import { allSeeing, byOtherRights, byRole, everybody, type Asker } from './viewers.ts';
import { allFields, question, rootFields } from './walk.ts';

let city: City;
let allowed: Allowed;
const tally = emptyTally();
beforeAll(async () => {
	city = await openCity();
	allowed = await allowedRows(city);
});
afterAll(async () => {
	await city.close();
	console.log(
		`On their paths ${tally.seen} rows were seen and ${tally.hidden} hidden, as the matrix says.`,
	);
});

// Whoever holds a right in a way of their own goes far, and the others as far as something is hidden on the way.
const holding = byOtherRights.filter(({ holds, by }) => holds.length > 0 && by === 'session');
// The embedded engine has one connection and takes three times as long: there one of each kind of right goes far.
const farthest = ['PUBLIC', 'AGENCY_STAFF', 'EVALUATOR', 'ADMIN', 'several grants at once'];
const far = [...byRole, ...holding].filter(
	({ name }) => process.env.TEST_ENGINE !== 'embedded' || farthest.includes(name),
);
const near = everybody.filter((who) => !far.includes(who));

async function compare(askers: readonly Asker[], root: string, hops: number): Promise<void> {
	const text = question(root, hops);
	const whole = await city.ask(allSeeing, text);
	expect(whole.errors).toBeUndefined();
	expect(whole.text).not.toContain(draftTarget);
	await eachOf(askers, async (who) => {
		const { data, errors } = await city.ask(who, text);
		expect({ who: who.name, errors, data }).toEqual({
			who: who.name,
			errors: undefined,
			data: expectedFor(who, whole.data, allowed, tally),
		});
	});
}

test.each(rootFields())(
	'by every way from %s everybody gets what the matrix grants, and figures alike',
	async (root) => {
		const before = tally.hidden;
		await compare(far, root, 2);
		if (tally.hidden > before) await compare(near, root, 1);
	},
);

test('every field that leads to a row has led to one', () => {
	const leading = allFields().filter(({ path, field }) => {
		const { name } = getNamedType(field.type);
		return (name in rowTypes || name === 'Node') && !/^(Mutation|Viewer|\w+Success)\./.test(path);
	});
	expect(leading.map(({ path }) => path).filter((path) => !tally.fields.has(path))).toEqual([]);
	expect(leading.length).toBeGreaterThan(30);
});

test('a row of every line of the matrix on data was there for somebody and hidden from somebody', () => {
	const tables = ['indicator', 'indicator_definition', 'achievement', 'achievement_version'];
	const kept = readMatrix().filter(
		({ table, resource, verbs, may }) =>
			verbs[0] === 'read' && tables.includes(table) && !may.PUBLIC && !(resource in notShown),
	);
	expect(
		kept
			.map(({ resource, whose }) => `${resource} ${whose}`)
			.filter((line) => !tally.lines.has(line)),
	).toEqual([]);
	expect(tally.hidden).toBeGreaterThan(4000);
});

test('every type of the API says in types.ts which rows stand behind it', () => {
	const known = { ...rowTypes, ...ownTypes, ...figureTypes };
	const unknown = Object.values(schema.getTypeMap()).filter(
		(type) =>
			isObjectType(type) &&
			!/^__|(Connection|Edge|Error|Success)$/.test(type.name) &&
			!plainTypes.includes(type.name) &&
			!deskTypes.includes(type.name) &&
			!(type.name in known),
	);
	expect(
		unknown.map(
			({ name }) =>
				`Whose rows does ${name} show? Name it as the type of its table in schema/resources.ts; where it is a figure or has no rows, say so in api/test/matrix/types.ts.`,
		),
	).toEqual([]);
});

test('every resource of the matrix is shown by some type, or types.ts says why by none', () => {
	const shown = new Set([
		...Object.values(rowTypes).map(({ table }) => table),
		...Object.values(ownTypes),
		...Object.values(figureTypes),
	]);
	const silent = readMatrix().filter(
		({ table, resource }) => !shown.has(table) && !(table in notShown) && !(resource in notShown),
	);
	expect(
		[...new Set(silent.map(({ table }) => table))].map(
			(table) =>
				`No type shows rows of ${table}: make the type that schema/resources.ts names, or say why none does in api/test/matrix/types.ts (notShown).`,
		),
	).toEqual([]);
	expect(
		Object.keys(notShown)
			.filter((name) => shown.has(name))
			.map(
				(name) =>
					`Rows of ${name} are shown now: take it out of notShown in api/test/matrix/types.ts.`,
			),
	).toEqual([]);
});

test('what the API is made of agrees with the register: nodes, pages and keys by themselves', () => {
	const node = schema.getType('Node');
	const nodes = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
	expect(nodeTypes().toSorted()).toEqual(nodes.map(({ name }) => name).toSorted());
	const shapeless = ruled.filter((one) => {
		const columns = namedBy(one);
		return columns !== undefined && !(columns in keyShapes);
	});
	expect(
		shapeless.map(
			({ kind, table }) =>
				`explainAccess takes the key of ${table} (${kind}): say in api/src/modules/access/explain.ts (keyShapes) what it looks like.`,
		),
	).toEqual([]);
	const hidden = ruled.filter(
		({ kind, readBy }) =>
			readBy === 'SIGNED_IN' && !keys.some(({ path }) => path === `explainAccess ${kind} READ`),
	);
	expect(
		hidden.map(
			({ kind }) => `Name a row of ${kind} that is hidden from most in api/test/matrix/keys.ts.`,
		),
	).toEqual([]);
});
