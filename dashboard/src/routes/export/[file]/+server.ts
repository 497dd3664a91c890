import { error, isHttpError } from '@sveltejs/kit';
import { fileProblems } from '#lib/address/places.ts';
import { refusalLine, refuseAbsent } from '#lib/address/refused.ts';
import { achievementsSheet } from '#lib/export/achievements-sheet.ts';
import { fileAnswer } from '#lib/export/file-answer.ts';
import { rankingSheet } from '#lib/export/ranking-sheet.ts';
import { schoolsSheet } from '#lib/export/schools-sheet.ts';
import type { Sheet } from '#lib/export/sheet.ts';
import { trendSheet } from '#lib/export/trend-sheet.ts';
import { graphqlClient } from '#lib/graphql/client.ts';
import { Shell } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { homeCode } from '#lib/region/home.ts';
import { coursesOf, trendSpan } from '#lib/trend/load.ts';
import { subjectsOf } from '#lib/trend/subjects.ts';
import type { RequestEvent, RequestHandler } from './$types';

const FILE = /^(ranking|achievements|schools|trend)\.(csv|xlsx)$/;
type Name = 'ranking' | 'achievements' | 'schools' | 'trend';

/**
 * The figures of a page as a file. The query string is the page's own, and `bahasa`; what it says wrongly is refused
 * with 400 and one line. The API is asked as the viewer, so the file holds what the viewer may see and nothing else.
 */
export const GET: RequestHandler = async (event) => {
	const [, asked, format] = FILE.exec(event.params.file) ?? [];
	if (asked === undefined || format === undefined) error(404, { message: 'NOT_FOUND' });
	try {
		const name = nameOf(asked as Name, event.url.searchParams);
		const [problem] = fileProblems(name, event.url.searchParams);
		if (problem !== undefined) error(400, { message: problem });
		const sheet = await sheetOf(event, name);
		return await fileAnswer(sheet, format, event.url.href, 'private, no-cache');
	} catch (problem) {
		// A file is asked for by programs too: they get the status and a line, not a page.
		if (isHttpError(problem))
			return new Response(`${refusalLine(problem.body, event.url.searchParams)}\n`, {
				status: problem.status,
			});
		throw problem;
	}
};

/** Achievements of no agency are those of a trend: by this name they were asked for first. */
function nameOf(asked: Name, state: URLSearchParams): Name {
	return asked === 'achievements' && !state.get('agency') ? 'trend' : asked;
}

async function sheetOf({ fetch, url }: RequestEvent, name: Name): Promise<Sheet> {
	const client = graphqlClient(fetch);
	const state = url.searchParams;
	if (name === 'schools') return schoolsSheet(client, state);

	const home = homeCode();
	const { holdings, periods, regions } = await query(client, Shell, { home });
	const period = chosenPeriod(url, holdings);
	if (name === 'ranking') return rankingSheet(client, period, state);
	if (name === 'achievements') return achievementsSheet(client, state.get('agency') ?? '', period);

	const { span } = await trendSpan(client, state, home, { published: periods, fallback: period });
	const city = regions[0]?.name ?? '';
	const { courses, absent } = await coursesOf(client, subjectsOf(state, home), span, city);
	if (absent[0] !== undefined) refuseAbsent(absent[0]);
	return trendSheet(courses, span);
}
