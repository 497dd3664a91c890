/** What a measured process says of itself when it is asked. */
export interface Stand {
	/** Bytes in memory. */
	memory: number;
	/** Microseconds of all its threads since it began. */
	cpu: NodeJS.CpuUsage;
}

/** Tells the port to the parent, answers each of its messages with a Stand, and ends when the parent is gone. */
export function answerParent(port: number | undefined): void {
	process.send?.({ port });
	process.on('message', () => {
		const stand: Stand = { memory: process.memoryUsage.rss(), cpu: process.cpuUsage() };
		process.send?.(stand);
	});
	process.on('disconnect', () => process.exit(0));
}
