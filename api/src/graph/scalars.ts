import { zone } from '@seksama/schema/calendar.ts';
import { Kind, type ValueNode } from 'graphql';
import { isoDate, isoDateTime } from '../operation/time.ts';
import { builder } from './builder.ts';
import { DecimalError, formatDecimal, parseDecimal } from './decimal.ts';

builder.scalarType('Decimal', {
	description:
		'An exact decimal as a string, such as "96.17". As input a string or a number literal of at most 38 digits, 20 of them after the point, without an exponent; never rounded on the way.',
	serialize: formatDecimal,
	parseValue: (value) => {
		if (typeof value === 'string' || typeof value === 'number') return decimal(String(value));
		throw new TypeError('Decimal: give a string such as "96.17".');
	},
	parseLiteral: (node) => {
		if (node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT)
			return decimal(node.value);
		throw new TypeError('Decimal: give a string such as "96.17".');
	},
});

builder.scalarType('Date', {
	description: `A day of the calendar as YYYY-MM-DD, in the city's time (${zone}).`,
	serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : day(value)),
	parseValue: day,
	parseLiteral: (node) => day(stringOf(node)),
});

builder.scalarType('DateTime', {
	description: 'A moment as in RFC 3339, with seconds and an offset, such as 2026-10-15T09:00:00Z.',
	serialize: (value) => (value instanceof Date ? value.toISOString() : moment(value)),
	parseValue: moment,
	parseLiteral: (node) => moment(stringOf(node)),
});

// Plain errors: graphql-js adds to them which value of which field was refused.
function decimal(text: string): string {
	try {
		return parseDecimal(text);
	} catch (error) {
		if (error instanceof DecimalError) throw new TypeError(`Decimal: ${error.message}.`);
		throw error;
	}
}

function day(value: unknown): string {
	const text = typeof value === 'string' ? isoDate(value) : undefined;
	if (text === undefined) throw new TypeError('Date: give a day that exists, as YYYY-MM-DD.');
	return text;
}

function moment(value: unknown): string {
	const text = typeof value === 'string' ? isoDateTime(value) : undefined;
	if (text === undefined)
		throw new TypeError('DateTime: give a moment with an offset, such as 2026-10-15T09:00:00Z.');
	return text;
}

function stringOf(node: ValueNode): unknown {
	return node.kind === Kind.STRING ? node.value : undefined;
}
