import { TrendChoices } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { figureOf, measureOf, shareOneScale } from '#lib/trend/course.ts';
import { coursesOf, trendSpan } from '#lib/trend/load.ts';
import { MOST_LINES, subjectsOf } from '#lib/trend/subjects.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, url }) => {
	const { client, holdings, periods, home, city } = await parent();
	const fallback = chosenPeriod(url, holdings);
	const { span, options } = await trendSpan(client, url.searchParams, home, {
		published: periods,
		fallback,
	});
	const [choices, { courses, absent }] = await Promise.all([
		query(client, TrendChoices, {}),
		coursesOf(client, subjectsOf(url.searchParams, home), span, city),
	]);
	const measure = measureOf(url.searchParams.get('ukuran'), courses);
	const hasFigures = courses.some(({ points }) => points.some((point) => figureOf(point, measure)));
	// Facts of the city come by the year, also where it has no score.
	const onlyFacts = courses.length > 0 && courses.every((course) => course.source);
	return {
		...span,
		onlyFacts,
		// What does not fit on one scale gets small drawings, which come only then.
		Multiples:
			courses.length <= MOST_LINES && shareOneScale(courses, measure)
				? null
				: (await import('#lib/trend/TrendMultiples.svelte')).default,
		NothingYet:
			courses.length > 0 && !hasFigures && !onlyFacts && periods.length === 0
				? (await import('#lib/holdings/NothingYet.svelte')).default
				: null,
		fallback,
		choices,
		courses,
		absent,
		measure,
		hasFigures,
		options,
	};
};
