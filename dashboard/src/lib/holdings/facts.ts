import type { ShellQuery } from '#lib/graphql/generated/graphql.ts';
import { m } from '#lib/paraglide/messages.js';

export type Holdings = ShellQuery['holdings'];

/** The facts of the city as something to look at meanwhile; nothing where there are none. */
export function factsAction(
	holdings: Holdings,
	href = '/#fakta',
): { label: string; href: string } | undefined {
	return holdings.facts ? { label: m.empty_facts_action(), href } : undefined;
}
