import { firstYear, isKnownYear, lastYear } from '@seksama/schema/calendar.ts';
import { badInput } from '../operation/errors.ts';
import { builder } from './builder.ts';

/** The years that can be asked for, in words. */
export const knownYears = `${firstYear} to ${lastYear}`;

/** A period as the database holds it: a quarter of 0 is the whole year. */
export interface Period {
	year: number;
	quarter: number | null;
	label?: string;
}

export const PeriodRef = builder.objectRef<Period>('Period').implement({
	description: 'A year, or one quarter of it (triwulan).',
	fields: (t) => ({
		year: t.exposeInt('year', { description: 'The calendar year.' }),
		quarter: t.int({
			nullable: true,
			description: '1 to 4; null where the period is the whole year.',
			resolve: ({ quarter }) => quarter || null,
		}),
		label: t.string({
			description: 'As people write it: "2026-Q3", or "2026" for the whole year.',
			resolve: (period) => period.label ?? label(period),
		}),
	}),
});

export const PeriodInput = builder.inputType('PeriodInput', {
	description: 'A year, or one quarter of it.',
	fields: (t) => ({
		year: t.int({ required: true, description: `The calendar year, ${knownYears}.` }),
		quarter: t.int({ description: '1 to 4; the whole year where it is left out.' }),
	}),
});

/** A year that the platform knows. Throws BAD_USER_INPUT naming the field and the cure. */
export function checkedYear(field: string, year: number): number {
	if (!isKnownYear(year)) throw badInput(field, `is ${year}; give ${knownYears}.`);
	return year;
}

/** The period that an argument names. Throws BAD_USER_INPUT naming the field and the cure. */
export function periodOf(
	field: string,
	{ year, quarter }: { year: number; quarter?: number | null },
): { year: number; quarter: number } {
	checkedYear(`${field}.year`, year);
	if (quarter != null && (quarter < 1 || quarter > 4))
		throw badInput(
			`${field}.quarter`,
			`is ${quarter}; give 1 to 4, or leave it out for the whole year.`,
		);
	return { year, quarter: quarter ?? 0 };
}

function label({ year, quarter }: Period): string {
	return quarter ? `${year}-Q${quarter}` : String(year);
}
