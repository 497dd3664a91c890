/** Lets requests in as fast as this process answers them, so that what is let in is answered soon. */
export interface Gate {
	/**
	 * Calls `start` when it is the request's turn, at once or after a short wait. Answers false where the turn would come
	 * too late; nothing is called then. `start` gets false instead where it waited in vain.
	 */
	enter(entrant: Entrant): boolean;
	/** Takes back what has not started: nobody waits for it any more. */
	leave(entrant: Entrant): void;
	/** Whether such a request would be refused now. */
	isFull(entrant: Pick<Entrant, 'units' | 'member'>): boolean;
	load(): { units: number; waiting: number };
}

export interface Entrant {
	/** How much work it is, in units of a small question. */
	units: number;
	/** Whose session it is; undefined for everybody who did not sign in. */
	member: string | undefined;
	start(mayStart: boolean, done: () => void): void;
}

export interface GateSettings {
	/** Units under way at once. */
	atOnce: number;
	/** Milliseconds that a request may wait for its turn. */
	waitMs: number;
	now?: () => number;
}

interface Side {
	units: number;
	queue: Waiting[];
}

interface Waiting {
	entrant: Entrant;
	units: number;
	timer: NodeJS.Timeout;
}

/** Neither who signed in nor who did not may take more than this part, so that neither shuts the other out. */
const sharePart = 0.75;
/** Requests of one session that go before others; as many as a browser sends at once. */
const mostOfSession = 6;
/** What is taken for true before anything was measured, so that the first page, which is slow, does not say it alone. */
const presumed = { ms: 100, units: 20 };
/** How fast older measurements fade. */
const fading = 0.95;

/**
 * How long the queue takes is told from how fast work was finished lately, while there was plenty. So a refusal needs
 * no wait, and a slower machine or heavier questions make the queue shorter by themselves.
 */
export function gate({ atOnce, waitMs, now = () => performance.now() }: GateSettings): Gate {
	const most = Math.max(1, Math.floor(atOnce * sharePart));
	const sides = { members: side(), public: side() };
	const sessions = new Map<string, number>();
	const drained = { ...presumed };
	let last = { at: now(), units: 0 };

	const inUse = () => sides.members.units + sides.public.units;
	const sideOf = (member: string | undefined) =>
		member !== undefined && (sessions.get(member) ?? 0) < mostOfSession
			? sides.members
			: sides.public;
	const clamped = (units: number) => Math.min(units, most);
	const fits = (at: Side, units: number) => at.units + units <= most && inUse() + units <= atOnce;

	function isFull(at: Side, units: number): boolean {
		if (at.queue.length === 0 && fits(at, units)) return false;
		// All who wait share what is finished; members go first, so they wait only for each other.
		const ahead = at === sides.members ? [at] : [sides.members, at];
		const queued = ahead.flatMap(({ queue }) => queue).reduce((sum, one) => sum + one.units, 0);
		return ((queued + units) * drained.ms) / drained.units > waitMs || queued > mostQueued;
	}
	const mostQueued = atOnce * 16;

	function begin(at: Side, { entrant, units }: Omit<Waiting, 'timer'>): void {
		at.units += units;
		let open = true;
		entrant.start(true, () => {
			if (!open) return;
			open = false;
			measure(units);
			at.units -= units;
			forget(entrant);
			next();
			last = { at: now(), units: inUse() };
		});
	}

	/** Only while at least half is in use: else the time between two ends is no work. */
	function measure(units: number): void {
		if (last.units * 2 < atOnce) return;
		drained.ms = drained.ms * fading + Math.min(now() - last.at, waitMs);
		drained.units = drained.units * fading + units;
	}

	function next(): void {
		for (const at of [sides.members, sides.public])
			for (;;) {
				const [first] = at.queue;
				if (!first || !fits(at, first.units)) break;
				at.queue.shift();
				clearTimeout(first.timer);
				begin(at, first);
			}
	}

	function forget({ member }: Entrant): void {
		if (member === undefined) return;
		const left = (sessions.get(member) ?? 1) - 1;
		if (left > 0) sessions.set(member, left);
		else sessions.delete(member);
	}

	function leave(entrant: Entrant): boolean {
		for (const { queue } of [sides.members, sides.public]) {
			const at = queue.findIndex((one) => one.entrant === entrant);
			const [left] = at < 0 ? [] : queue.splice(at, 1);
			if (!left) continue;
			clearTimeout(left.timer);
			forget(entrant);
			next();
			return true;
		}
		return false;
	}

	return {
		isFull: ({ units, member }) => isFull(sideOf(member), clamped(units)),
		enter(entrant) {
			const units = clamped(entrant.units);
			const at = sideOf(entrant.member);
			if (isFull(at, units)) return false;
			const { member } = entrant;
			if (member !== undefined) sessions.set(member, (sessions.get(member) ?? 0) + 1);
			if (at.queue.length === 0 && fits(at, units)) {
				begin(at, { entrant, units });
				return true;
			}
			const timer = setTimeout(() => leave(entrant) && entrant.start(false, () => {}), waitMs);
			at.queue.push({ entrant, units, timer });
			return true;
		},
		leave,
		load: () => ({
			units: inUse(),
			waiting: sides.members.queue.length + sides.public.queue.length,
		}),
	};
}

function side(): Side {
	return { units: 0, queue: [] };
}
