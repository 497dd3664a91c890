import { SettingsError } from './settings.ts';
import type { SqlFile } from './sql-files.ts';

/**
 * The files of schema/sql in an order in which each finds what it needs. `before.sql` of a room comes first; last come
 * `derived.sql`, which fills columns that triggers keep, and then `after.sql`, which makes the triggers and what is made of
 * all rooms. Of the others, one that uses a function or a view early comes after the file that makes it. Early is what stands
 * outside of a body between dollars, whose names are looked up when it runs. Throws SettingsError naming files that need
 * each other.
 */
export function inLayingOrder(files: readonly SqlFile[]): SqlFile[] {
	const phase = (name: string) => files.filter((file) => file.name.endsWith(`/${name}.sql`));
	const [first, last] = [phase('before'), [...phase('derived'), ...phase('after')]];
	const rooms = files.filter((file) => !first.includes(file) && !last.includes(file));
	return [...first, ...sorted(rooms), ...last];
}

interface Laid {
	file: SqlFile;
	needs: SqlFile[];
}

function sorted(files: SqlFile[]): SqlFile[] {
	const early = files.map((file) => ({ file, text: earlyText(file.text) }));
	const makers = new Map<string, SqlFile>();
	for (const { file, text } of early)
		for (const [, name = ''] of text.matchAll(
			/create\s+(?:or\s+replace\s+)?(?:function|view)\s+app\.(\w+)/g,
		)) {
			const other = makers.get(name);
			if (other && other !== file)
				throw new SettingsError(`${name} is made in ${other.name} and in ${file.name}.`);
			makers.set(name, file);
		}
	let waiting: Laid[] = early.map(({ file, text }) => ({
		file,
		needs: [...text.matchAll(/app\.(\w+)/g)]
			.map(([, name = '']) => makers.get(name))
			.filter((maker) => maker !== undefined && maker !== file) as SqlFile[],
	}));
	const order: SqlFile[] = [];
	while (waiting.length > 0) {
		const ready = waiting.filter(({ needs }) => needs.every((file) => order.includes(file)));
		if (ready.length === 0)
			throw new SettingsError(
				`Files of schema/sql need each other: ${waiting.map(({ file }) => file.name).join(', ')}. What both use belongs into a file of its own.`,
			);
		order.push(...ready.map(({ file }) => file));
		waiting = waiting.filter((one) => !ready.includes(one));
	}
	return order;
}

/** A file without its comments and without bodies between dollars. */
function earlyText(text: string): string {
	return text.replaceAll(/--[^\n]*/g, '').replaceAll(/(\$\w*\$)[\s\S]*?\1/g, '');
}
