/** How far a step of the seeding has come. */
export interface Progress {
	step: string;
	done: number;
	total: number;
	/** Units a second and seconds left, where the step can say so. */
	rate?: string;
}

export type OnProgress = (progress: Progress) => void;

/**
 * Shows progress: one line that is written over on a terminal, else a line when a step begins.
 * `finish` leaves the cursor on a new line.
 */
export function progressLine(out: NodeJS.WriteStream): { show: OnProgress; finish(): void } {
	let step = '';
	let width = 0;
	return {
		show(progress) {
			const text = progressText(progress);
			if (out.isTTY) {
				out.write(`\r${text.padEnd(width)}`);
				width = text.length;
			} else if (progress.step !== step || progress.rate) {
				out.write(`${text}\n`);
			}
			step = progress.step;
		},
		finish() {
			if (out.isTTY && width > 0) out.write('\n');
		},
	};
}

/** `Publications: 12 / 68 (17 %)`. */
export function progressText({ step, done, total, rate }: Progress): string {
	if (total <= 1) return `${step} …`;
	const share = `${step}: ${done} / ${total} (${Math.floor((done / total) * 100)} %)`;
	return rate ? `${share}, ${rate}` : share;
}
