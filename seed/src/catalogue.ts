import type { Agency } from './agencies.ts';
import { readCsv } from './csv.ts';
import type { Random } from './random.ts';
import { shapeNamed, type Shape } from './shapes.ts';

export type Level = 'GOAL' | 'OBJECTIVE' | 'PROGRAM' | 'ACTIVITY' | 'SUB_ACTIVITY';

export interface Unit {
	id: string;
	en: string;
	/** Digits after the point in targets and actuals. */
	decimals: number;
	/** The largest value that makes sense, such as 100 percent. */
	most: number | null;
}

/** One indicator of an agency's tree before it gets its dates and weights. */
export interface Entry {
	level: Level;
	/** The place of its parent in the list; null for the goal. */
	parent: number | null;
	shape: Shape;
	name: string;
	nameEn: string;
	unit: Unit;
	/** The year's target in 2021 and in 2026. */
	first: number;
	last: number;
}

type Column =
	| 'agency'
	| 'level'
	| 'shape'
	| 'name'
	| 'name_en'
	| 'unit'
	| 'first'
	| 'last'
	| 'topic'
	| 'topic_en';
type Line = Record<Column, string>;

const lines = readCsv<Column>('indicators');
const activityLines = readCsv<Column>('activities');
const units = new Map(
	readCsv<'unit' | 'unit_en' | 'decimals' | 'most'>('units').map((line): [string, Unit] => [
		line.unit,
		{
			id: line.unit,
			en: line.unit_en,
			decimals: Number(line.decimals),
			most: line.most === '' ? null : Number(line.most),
		},
	]),
);

/**
 * The tree of an agency's indicators, parents before children: its goal, objectives and programmes from the catalogue,
 * then activities and sub-activities under each programme until the agency has as many as its size says.
 */
export function agencyTree(agency: Agency, random: Random): Entry[] {
	const own = linesOf(agency);
	const tree: Entry[] = [];
	const add = (line: Line, level: Level, parent: number | null) =>
		tree.push(entry(line, level, parent)) - 1;
	const goals = own.filter(({ level }) => level === 'GOAL').map((line) => add(line, 'GOAL', null));
	const objectives = own
		.filter(({ level }) => level === 'OBJECTIVE')
		.map((line) => add(line, 'OBJECTIVE', goals[0] ?? null));
	const programmes = own
		.filter(({ level }) => level === 'PROGRAM')
		.map((line, index) => ({
			line,
			index: add(line, 'PROGRAM', objectives[index % objectives.length] ?? null),
			activities: random.shuffle(activityLines.filter(({ level }) => level === 'ACTIVITY')),
			subActivities: random.shuffle(activityLines.filter(({ level }) => level === 'SUB_ACTIVITY')),
			activity: -1,
			count: 0,
		}));
	for (let turn = 0; tree.length < agency.size; turn++) {
		const programme = programmes[turn % programmes.length];
		if (!programme) throw new RangeError(`${agency.code} has no programme.`);
		// One activity, then two sub-activities of it, then the next activity.
		const isActivity = programme.count++ % 3 === 0;
		const template = (isActivity ? programme.activities : programme.subActivities).pop();
		if (!template)
			throw new RangeError(`${agency.code} needs more activities than the catalogue has.`);
		const line = about(template, programme.line);
		if (isActivity) programme.activity = add(line, 'ACTIVITY', programme.index);
		else add(line, 'SUB_ACTIVITY', programme.activity);
	}
	return tree;
}

function linesOf({ code }: Agency): Line[] {
	const group = code.startsWith('KEC-') ? 'KEC' : code === 'BAPPERIDA' ? 'BAPPEDA' : code;
	return lines.filter(({ agency }) => agency === group || agency === 'ALL');
}

function about(template: Line, programme: Line): Line {
	return {
		...template,
		name: template.name.replace('{topic}', programme.topic),
		name_en: template.name_en.replace('{topic}', programme.topic_en),
	};
}

function entry(line: Line, level: Level, parent: number | null): Entry {
	const unit = units.get(line.unit);
	if (!unit) throw new RangeError(`The catalogue names a unit ${line.unit}, which does not exist.`);
	return {
		level,
		parent,
		shape: shapeNamed(line.shape),
		name: `${line.name} (contoh)`,
		nameEn: `${line.name_en} (example)`,
		unit,
		first: Number(line.first),
		last: Number(line.last),
	};
}
