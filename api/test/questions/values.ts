import {
	isEnumType,
	isInputObjectType,
	isListType,
	isNonNullType,
	isRequiredInputField,
	type GraphQLInputType,
} from 'graphql';
import type { PersonIds } from '../../src/graph/person-ids.ts';
import type { Random } from '../../../seed/src/random.ts';

const id = (text: string) => Buffer.from(text).toString('base64url');

/** Texts that some field takes for what it is, and texts that no field is made for. */
const texts = [
	...['33.75', '33.75.01', '33.75.01.1001', '33', '33.76', 'DINDIK', 'DINDIK-01', 'C0000001'],
	...['region:33.75', 'agency:DINDIK', 'school:C0000001', 'agency:', 'SK_TEAM', 'evaluator'],
	...['2026-06-30', '2026-02-30', '0001-01-01', '10000-01-01', 'infinity', 'now', '2024-Q5'],
	...['2026-06-30T00:00:00Z', '2026-06-30T00:00:00.123456789Z', '2026-06-30'],
	...['Agency:1', 'School:1', 'Achievement:1', 'User:1', 'User:2', 'Grant:1', 'Agency:-1'].map(id),
	...['Agency:99999999999999', 'row:1', 'row:9999999999999', '[1,2]', '{"a":1}', 'null'].map(id),
	...['', ' ', '%', '_', "'", '"', '\\', 'a\nb', '\u0000', '\ud800', '\u202e', '𝒳', '٣', 'é'],
	...['-1', 'NaN', '1e309', '1e-20', '+5', '0.1', '9'.repeat(40), 'x'.repeat(300)],
	...['orang@kota.example', 'admin@demo.example', 'Nama Contoh', 'alasan yang cukup panjang'],
];

/** Lets questions also name people of the house. */
export function namePeople({ idOf }: PersonIds): void {
	texts.push(idOf('User', 1), idOf('User', 2), idOf('Grant', 1), idOf('Session', 1));
}
const integers = [
	...[0, 1, -1, 2, 3, 4, 5, 20, 100, 101, 1000, 2 ** 31 - 1, -(2 ** 31)],
	...[1999, 2000, 2016, 2017, 2025, 2026, 2100, 2101],
];
const decimals = ['0', '1', '-1', '10', '0.5', '100.00', '1e3', '1e-30', '-0', '9'.repeat(26)];

/** A value of a type as it stands in a document: now and then one that cannot be used. */
export function literal(random: Random, type: GraphQLInputType, depth = 0): string {
	if (isNonNullType(type)) return literal(random, type.ofType, depth);
	if (random.chance(0.1)) return 'null';
	if (isListType(type)) {
		const items = Array.from({ length: random.whole(0, 3) }, () =>
			literal(random, type.ofType, depth + 1),
		);
		return `[${items.join(', ')}]`;
	}
	if (isEnumType(type)) return random.pick(type.getValues()).name;
	if (isInputObjectType(type)) {
		const given = Object.values(type.getFields()).filter(
			(field) => isRequiredInputField(field) || random.chance(depth === 0 ? 0.5 : 0.4),
		);
		const values = given.map((field) => `${field.name}: ${literal(random, field.type, depth + 1)}`);
		return `{${values.join(', ')}}`;
	}
	if (type.name === 'Int') return `${random.pick(integers)}`;
	if (type.name === 'Boolean') return random.pick(['true', 'false']);
	if (type.name === 'Decimal' && random.chance(0.6)) return random.pick(decimals);
	return JSON.stringify(random.pick(texts));
}
