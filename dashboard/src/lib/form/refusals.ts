import { day } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Refusal } from './act.ts';

/** What a sentence may name: the field as the page calls it, and the values of the code. */
type Values = Record<'field' | 'least' | 'most' | 'day' | 'parent', string>;
type Words = (values: Values) => string;

/** The words of one noun: how its form calls the fields of text, and what is said of `field.CODE`, or of a type. */
export interface NounRefusals {
	fields: Readonly<Record<string, () => string>>;
	words: Readonly<Record<`${string}.${string}` | `${string}Error`, Words>>;
}

const ofTypes: Readonly<Record<string, Words>> = {
	StepUpRequiredError: m.admin_refused_step_up,
	NotAllowedError: m.admin_refused_not_allowed,
	NotFoundError: m.admin_refused_gone,
	ConflictError: m.admin_refused_conflict,
	PeriodClosedError: m.refused_closed,
	BulkRefusedError: m.refused_bulk,
	INVALID_CODE: m.admin_refused_code,
};

/** Of a reason, which every noun asks for in the same words. */
const ofReasons: NounRefusals['words'] = {
	'reason.REQUIRED': m.admin_refused_reason,
	'reason.LENGTH': m.admin_refused_reason_long,
	'reason.UNSEEN': m.admin_refused_reason_unseen,
};

/** What is said alike of every field that a noun has a name for. */
const ofFields: Readonly<Record<string, Words>> = {
	LENGTH: m.admin_refused_length,
	UNSEEN: m.admin_refused_unseen,
	NO_LETTER: m.admin_refused_no_letter,
	NO_DAY: m.admin_refused_no_day,
	OUT_OF_RANGE: m.refused_range,
	MALFORMED: m.refused_malformed,
	REQUIRED: m.refused_required,
	NO_CHOICE: m.refused_no_choice,
	CONTRADICTS: m.refused_contradicts,
	TAKEN: m.refused_taken,
};

/** The words for a field and a code; undefined where there are none. */
export function inputWords(noun: NounRefusals, field: string, code: string): Words | undefined {
	const key = `${field}.${code}` as const;
	return noun.words[key] ?? ofReasons[key] ?? (noun.fields[field] && ofFields[code]);
}

/** Why an act was refused and what to do, in the reader's language; `noun` is what the form is about. */
export function refusalWords(
	{ type, field, code, values, retryAfter }: Refusal,
	noun: NounRefusals = { fields: {}, words: {} },
): string {
	if (retryAfter !== null) return m.admin_refused_wait({ seconds: retryAfter });
	const ofInput = field !== null && code !== null ? inputWords(noun, field, code) : undefined;
	const ofType = noun.words[type as `${string}Error`] ?? ofTypes[type];
	return (ofInput ?? ofType ?? m.admin_refused_other)({
		field: noun.fields[field ?? '']?.() ?? '',
		least: values['least'] ?? '',
		most: values['most'] ?? '',
		day: values['day'] ? day(values['day'], getLocale()) : '',
		parent: values['parent'] ?? '',
	});
}
