/** Names under which statements are prepared on each connection, bounded by number and by the length of their texts. */
export interface StatementNames {
	/** The name of a statement, the same for the same text until the next round. */
	of(text: string): string;
	/** Moves when the names ran out: a connection of an earlier round holds statements that nobody will ask again. */
	readonly round: number;
}

const mostNames = 500;
const mostCharacters = 2_000_000;

/**
 * A server keeps what was prepared as long as the connection lives, and a question may have any shape. So names begin
 * anew when they run out, and connections of the round before are replaced as they come back.
 */
export function statementNames(): StatementNames {
	const names = new Map<string, string>();
	let round = 0;
	let characters = 0;
	return {
		get round() {
			return round;
		},
		of(text) {
			const known = names.get(text);
			if (known !== undefined) return known;
			if (names.size >= mostNames || characters + text.length > mostCharacters) {
				names.clear();
				characters = 0;
				round += 1;
			}
			const name = `q${round}_${names.size}`;
			names.set(text, name);
			characters += text.length;
			return name;
		},
	};
}
