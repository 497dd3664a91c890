import { stat } from 'node:fs/promises';
import { auditHeadLines, type AuditHead, type ReadUntil } from './audit-heads.ts';

/** What a file of heads says of the database at a place. */
export interface KeptHere {
	/** The last beginning on purpose, from which on heads are compared; absent where there was none. */
	begun: AuditHead | undefined;
	/** The heads kept for the place since then, of whichever chain, oldest first. */
	here: AuditHead[];
	/** The same file's heads of other places, from before a chain was first kept here: the database may have moved. */
	before(chain: string): AuditHead[];
}

/**
 * The heads of a file that speak of the database at `place`: one file may keep those of several. A line without a
 * place belongs to where the other lines of its chain say, and to this place where none does.
 */
export function keptFor(place: string, heads: readonly AuditHead[]): KeptHere {
	const places = new Map<string, string>();
	for (const { chain, place: at } of heads)
		if (at !== undefined && !places.has(chain)) places.set(chain, at);
	const liesHere = (head: AuditHead) => (head.place ?? places.get(head.chain) ?? place) === place;
	const start = heads.findLastIndex((head) => head.begins && head.place === place);
	const since = heads.slice(Math.max(start, 0));
	return {
		begun: heads[start],
		here: since.filter(liesHere),
		before(chain) {
			const first = since.findIndex((head) => head.chain === chain && liesHere(head));
			return since
				.slice(0, first < 0 ? undefined : first)
				.filter((head) => head.chain === chain && !liesHere(head));
		},
	};
}

/** The head with the highest number, and of several with the same one the first that was kept. */
export function highest(heads: readonly AuditHead[]): AuditHead | undefined {
	return heads.reduce<AuditHead | undefined>(
		(best, head) => (best && best.seq >= head.seq ? best : head),
		undefined,
	);
}

/**
 * The head with the highest number of each chain at each place since each beginning: all that `keptFor` needs to tell
 * chains apart, and a log that was cut while the program goes on keeping its heads.
 */
export type HighestHeads = () => Promise<AuditHead[]>;

/**
 * Follows a file that grows for years: each call reads only what was appended since the one before, and little is kept
 * in memory. Throws as `auditHeadLines` does.
 */
export function highestHeadsOf(file: string): HighestHeads {
	let until: ReadUntil = { bytes: 0, lines: 0 };
	let inode = 0;
	let kept: AuditHead[] = [];
	let index = new Map<string, number>();
	const keep = (head: AuditHead) => {
		const key = JSON.stringify([head.place, head.chain]);
		const known = head.begins ? undefined : index.get(key);
		if (head.begins) index = new Map();
		if (known !== undefined) kept[known] = highest([kept[known]!, head])!;
		else {
			const length = kept.push(head);
			// A beginning stays as it is: the heads after it stand beside it.
			if (!head.begins) index.set(key, length - 1);
		}
	};
	const turn = async () => {
		const { size, ino } = await stat(file);
		if (size < until.bytes || ino !== inode) {
			until = { bytes: 0, lines: 0 };
			[kept, index, inode] = [[], new Map(), ino];
		}
		for await (const { head, until: read } of auditHeadLines(file, until)) {
			if (head) keep(head);
			until = read;
		}
		return [...kept];
	};
	let running: Promise<unknown> = Promise.resolve();
	return () => {
		const mine = running.then(turn, turn);
		running = mine;
		return mine;
	};
}
