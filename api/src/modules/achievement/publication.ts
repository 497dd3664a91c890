import { perOperation } from '../../operation/context.ts';

/** The snapshot taken when an achievement was published. */
interface Publication {
	achievementId: number;
	publishedAt: Date;
	definitionVersion: number;
	targetRevision: number | null;
	target: string | null;
}

/** The snapshot in force of each achievement; nothing for one that was never published. */
export const publicationOf = perOperation<number, Publication>(async (ids, { sql }) => {
	const rows = await sql<Publication>(
		`select p.achievement_id as "achievementId", p.published_at as "publishedAt",
			d.version as "definitionVersion", p.target_revision as "targetRevision", p.target::text as target
		from app.publication p
		join app.indicator_definition d on d.id = p.definition_id
		where p.achievement_id = any($1) and p.superseded_at is null`,
		[ids],
	);
	return new Map(rows.map((row) => [row.achievementId, row]));
});
