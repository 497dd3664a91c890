import { perOperation } from '../../operation/context.ts';

/** The snapshot taken when an achievement was published. */
interface Publication {
	achievementId: number;
	publishedAt: Date;
	definitionVersion: number;
	targetRevision: number | null;
	target: string | null;
}

/** What a version of an achievement was published as. */
interface PublishedAs {
	ruleVersion: string;
	percent: string | null;
}

/** The keys are `id version`; nothing for a version that was not published. */
export const publishedAs = perOperation<string, PublishedAs>(async (keys, { sql }) => {
	const wanted = keys.map((key) => key.split(' ').map(Number));
	const rows = await sql<PublishedAs & { key: string }>(
		`select p.achievement_id || ' ' || p.achievement_version as key, p.rule_version as "ruleVersion",
			p.percent::text as percent
		from unnest($1::integer[], $2::integer[]) as k(id, version)
		join app.publication p on p.achievement_id = k.id and p.achievement_version = k.version`,
		[wanted.map(([id]) => id), wanted.map(([, version]) => version)],
	);
	return new Map(rows.map((row) => [row.key, row]));
});

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
