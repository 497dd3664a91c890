import type { Allowed } from './allowed.ts';
import { lineOf, whose } from './lines.ts';
import type { Act, Subject } from './subjects.ts';
import { isBlocked, type Asker, type Held } from './viewers.ts';

/** Whether somebody sees what they act on, or there is nothing to see. */
export function sees(who: Asker, { row, missing }: Subject, allowed: Allowed): boolean {
	if (missing) return false;
	return !row || allowed.may(who, row[0], String(row[1]));
}

/** Whether the matrix lets somebody do it, once they proved who they are. */
export function may(who: Asker, { verb, inSession }: Act, subject: Subject): boolean {
	const isSomebody = who.userId !== null && !isBlocked(who);
	const writes = who.by === 'session' || (who.by === 'WRITE_OWN' && !inSession);
	if (!isSomebody || !writes) return false;
	const [table = ''] = subject.resource.split(':');
	const bound = subject.user === who.userId ? 'SELF' : subject.giver === who.userId && 'GIVEN';
	// Of what is one's own the matrix says the same for every role.
	if (bound) return Object.values(lineOf(verb, table, bound).may).filter(Boolean).length > 1;
	const holds = (held: Held) =>
		lineOf(verb, subject.resource, whose(held, { ...subject.place, state: '' })).may[held.role];
	return who.holds.some(holds);
}

/** Whether they might with the same thing in another state. */
function mayFrom(who: Asker, act: Act, subject: Subject): boolean {
	const [table = ''] = subject.resource.split(':');
	return (act.from ?? []).some((state) =>
		may(who, act, { ...subject, resource: `${table}:${state}` }),
	);
}

/** The kind of answer that somebody must get. */
export function expectedKind(who: Asker, act: Act, subject: Subject, allowed: Allowed): string {
	const isKnown = who.userId !== null && !isBlocked(who) && who.by !== 'READ_PUBLIC';
	if (act.strangers && !isKnown) return act.strangers;
	if (!sees(who, subject, allowed)) return act.unseen ?? 'NotFoundError';
	if (subject.past) return subject.past;
	if (!may(who, act, subject))
		return mayFrom(who, act, subject) ? 'ConflictError' : (act.refused ?? 'NotAllowedError');
	const proved = who.by === 'session' && !who.stale;
	if (!act.light && !proved) return 'StepUpRequiredError';
	return subject.unusable ? 'InvalidInputError' : 'Success';
}
