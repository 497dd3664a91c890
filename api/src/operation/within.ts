/** The answer, or `late()` where it takes longer. The work itself goes on; what becomes of it is of no matter then. */
export async function within<Value>(
	milliseconds: number,
	work: Promise<Value>,
	late: () => Value | Promise<Value>,
): Promise<Value> {
	let timer: NodeJS.Timeout | undefined;
	const tooLate = new Promise<Value>((resolve) => {
		timer = setTimeout(() => resolve(late()), milliseconds);
	});
	try {
		return await Promise.race([work, tooLate]);
	} finally {
		clearTimeout(timer);
	}
}
