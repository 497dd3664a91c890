import { TrendChoices } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { comparePeriods } from '#lib/period/period.ts';
import { measureOf } from '#lib/trend/course.ts';
import { courseOf, spanOf } from '#lib/trend/load.ts';
import { subjectsOf } from '#lib/trend/subjects.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, url }) => {
	const { client, periods, home, city } = await parent();
	const span = spanOf(url.searchParams, periods, chosenPeriod(url, periods));
	const [choices, ...found] = await Promise.all([
		query(client, TrendChoices, {}),
		...subjectsOf(url.searchParams, home).map((subject) => courseOf(client, subject, span, city)),
	]);
	const courses = found.filter((course) => course !== null);
	return {
		...span,
		choices,
		courses,
		measure: measureOf(url.searchParams.get('ukuran'), courses),
		options: periods
			.filter((period) => Boolean(period.quarter) !== span.yearly)
			.sort(comparePeriods),
	};
};
