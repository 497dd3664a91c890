import type { Client } from '@urql/svelte';
import type { PeriodValue } from '#lib/period/period.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a picture is drawn from: the public's client, the state in the address, and what the city is. */
export interface Question {
	client: Client;
	state: URLSearchParams;
	locale: string;
	/** The code of the home city, and its name. */
	home: string;
	city: string;
	periods: readonly PeriodValue[];
	/** The period in the address, or the newest. */
	period: PeriodValue;
	/** Whether the figures are made up. */
	isExample: boolean;
}

/** Who the figures are from; examples say so wherever they go. */
export function sourceOf({ isExample }: Question, source: string): string {
	return isExample ? m.picture_source_example() : source;
}
