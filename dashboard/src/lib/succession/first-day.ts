/** The first day on which an agency can go on from one that ended: after the last day of that, not before its own first. */
export function firstDay(validFrom: string, predecessorUntil: string): string {
	const next = new Date(Date.parse(predecessorUntil) + 86_400_000).toISOString().slice(0, 10);
	return next > validFrom ? next : validFrom;
}
