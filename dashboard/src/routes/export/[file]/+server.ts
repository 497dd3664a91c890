import { error, isHttpError } from '@sveltejs/kit';
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
import { courseOf, trendSpan } from '#lib/trend/load.ts';
import { subjectsOf } from '#lib/trend/subjects.ts';
import type { RequestEvent, RequestHandler } from './$types';

const FILE = /^(ranking|achievements|schools)\.(csv|xlsx)$/;
const AGENCY = /^[A-Z0-9][A-Z0-9-]{0,31}$/;

/**
 * The figures of a page as a file. The query string is the page's own; the API is asked as the viewer, so the
 * file holds what the viewer may see and nothing else.
 */
export const GET: RequestHandler = async (event) => {
	const [, name, format] = FILE.exec(event.params.file) ?? [];
	if (name === undefined || format === undefined) error(404, { message: 'NOT_FOUND' });
	try {
		const sheet = await sheetOf(event, name);
		return await fileAnswer(sheet, format, event.url.href, 'private, no-cache');
	} catch (problem) {
		// A file is asked for by programs too: they get the status and a word, not a page.
		if (isHttpError(problem))
			return new Response(`${problem.body.message}\n`, { status: problem.status });
		throw problem;
	}
};

async function sheetOf({ fetch, url }: RequestEvent, name: string): Promise<Sheet> {
	const client = graphqlClient(fetch);
	const state = url.searchParams;
	if (name === 'schools') return schoolsSheet(client, state);

	const home = homeCode();
	const { holdings, periods, regions } = await query(client, Shell, { home });
	const period = chosenPeriod(url, holdings);
	if (name === 'ranking') return rankingSheet(client, period, state);

	const agency = state.get('agency');
	if (agency !== null) {
		if (!AGENCY.test(agency)) error(400, { message: 'agency: is not a code such as DINDIK' });
		return achievementsSheet(client, agency, period);
	}
	const { span } = await trendSpan(client, state, home, { published: periods, fallback: period });
	const courses = await Promise.all(
		subjectsOf(state, home).map((subject) =>
			courseOf(client, subject, span, regions[0]?.name ?? ''),
		),
	);
	return trendSheet(
		courses.filter((course) => course !== null),
		span,
	);
}
