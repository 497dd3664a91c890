import { perOperation, type Context } from '../operation/context.ts';
import type PrismaTypes from '../generated/pothos-prisma-types.ts';

type Model = Exclude<keyof PrismaTypes, symbol | number>;
type Shape<Name extends Model> = PrismaTypes[Name]['Shape'];

/**
 * A row of the graph. It comes whole from the general graph, or in part from a function of the database that knows
 * what its page shows; what it lacks is loaded when it is asked for.
 */
export type AgencyRow = Partial<Shape<'Agency'>> & { id: number; region?: RegionRow };
export type IndicatorRow = Partial<Shape<'Indicator'>> &
	Partial<Omit<Shape<'IndicatorDefinition'>, 'id'>> & {
		id: number;
		agency?: AgencyRow | null;
		parent?: IndicatorRow | null;
	};
export type RegionRow = Partial<Shape<'Region'>> & {
	code: string;
	path?: RegionRow[];
	parent?: RegionRow | null;
};
export type SchoolRow = Partial<Shape<'School'>> & { id: number; region?: RegionRow };
type AchievementPart = Partial<Shape<'Achievement'>> & { id: number };
export type DefinitionRow = Shape<'IndicatorDefinition'>;

export const agencyById = perOperation<number, Shape<'Agency'>>(async (ids, { db }) =>
	byId(await db.agency.findMany({ where: { id: { in: [...ids] } } })),
);
export const indicatorById = perOperation<number, Shape<'Indicator'>>(async (ids, { db }) =>
	byId(await db.indicator.findMany({ where: { id: { in: [...ids] } } })),
);
export const schoolById = perOperation<number, Shape<'School'>>(async (ids, { db }) =>
	byId(await db.school.findMany({ where: { id: { in: [...ids] } } })),
);
export const achievementById = perOperation<number, Shape<'Achievement'>>(async (ids, { db }) =>
	byId(await db.achievement.findMany({ where: { id: { in: [...ids] } } })),
);
export const definitionById = perOperation<number, DefinitionRow>(async (ids, { db }) =>
	byId(await db.indicatorDefinition.findMany({ where: { id: { in: [...ids] } } })),
);
export const regionByCode = perOperation<string, Shape<'Region'>>(
	async (codes, { db }) =>
		new Map(
			(await db.region.findMany({ where: { code: { in: [...codes] } } })).map((row) => [
				row.code,
				row,
			]),
		),
);

/** A column of an agency that may not have come with the row. */
export function agencyColumn<Name extends keyof Shape<'Agency'>>(name: Name) {
	return (row: AgencyRow, _args: object, context: Context) =>
		columnOf<Shape<'Agency'>, Name>(row, name, () => agencyById(context).load(row.id));
}

/** A column of an indicator that may not have come with the row. */
export function indicatorColumn<Name extends keyof Shape<'Indicator'>>(name: Name) {
	return (row: IndicatorRow, _args: object, context: Context) =>
		columnOf<Shape<'Indicator'>, Name>(row, name, () => indicatorById(context).load(row.id));
}

/** A column of an achievement that may not have come with the row. */
export function achievementColumn<Name extends keyof Shape<'Achievement'>>(name: Name) {
	return (row: AchievementPart, _args: object, context: Context) =>
		columnOf<Shape<'Achievement'>, Name>(row, name, () => achievementById(context).load(row.id));
}

/** A column of a school that may not have come with the row. */
export function schoolColumn<Name extends keyof Shape<'School'>>(name: Name) {
	return (row: SchoolRow, _args: object, context: Context) =>
		columnOf<Shape<'School'>, Name>(row, name, () => schoolById(context).load(row.id));
}

/** A column of the newest definition of an indicator. */
export function definitionColumn<Name extends Exclude<keyof DefinitionRow, 'id' | 'reason'>>(
	name: Name,
) {
	return (row: IndicatorRow, _args: object, context: Context) =>
		columnOf<DefinitionRow, Name>(row as Partial<DefinitionRow>, name, async () => {
			const id = await indicatorColumn('definitionId')(row, {}, context);
			return definitionById(context).load(present(id));
		});
}

/** A row that must be there because another row that the viewer sees refers to it. */
export function present<Row>(row: Row | null | undefined): Row {
	if (row == null) throw new Error('A row that is referred to is missing.');
	return row;
}

function columnOf<Whole extends object, Name extends keyof Whole>(
	row: Partial<Whole>,
	name: Name,
	load: () => Promise<Whole | null>,
): Whole[Name] | Promise<Whole[Name]> {
	const value = row[name];
	return value !== undefined ? value : load().then((whole) => present(whole)[name]);
}

function byId<Row extends { id: number }>(rows: Row[]): Map<number, Row> {
	return new Map(rows.map((row) => [row.id, row]));
}
