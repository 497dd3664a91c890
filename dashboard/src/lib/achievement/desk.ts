/** The role and place of somebody who works with entries. */
export interface Held {
	role: string;
	scope: string;
}

/** The codes of the agencies on which a role is held. */
export function agenciesOf(held: readonly Held[], role: string): string[] {
	return held.flatMap((one) =>
		one.role === role && one.scope.startsWith('agency:') ? [one.scope.slice('agency:'.length)] : [],
	);
}
