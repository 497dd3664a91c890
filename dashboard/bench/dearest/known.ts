import type { Known } from './arguments.ts';

interface Rows {
	edges: { node: { id: string; code?: string; npsn?: string } }[];
}

const query = `{
	viewer { id }
	agencies(first: 1) { edges { node { id code } } }
	indicators(first: 1) { edges { node { id code } } }
	schools(first: 100) { edges { node { id npsn } } }
	achievements(first: 100) { edges { node { id } } }
}`;

/** Rows that this viewer sees, to ask about. Throws where the city holds nothing. */
export async function knownRows(base: string, token: string | undefined): Promise<Known> {
	const response = await fetch(`${base}/graphql`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			...(token && { authorization: `Bearer ${token}` }),
		},
		body: JSON.stringify({ query }),
	});
	const { data } = (await response.json()) as {
		data?: Record<'agencies' | 'indicators' | 'schools' | 'achievements', Rows> & {
			viewer: { id: string | null };
		};
	};
	const ids = ({ edges }: Rows) => edges.map(({ node }) => node.id);
	const agency = data?.agencies.edges[0]?.node;
	const indicator = data?.indicators.edges[0]?.node;
	const school = data?.schools.edges[0]?.node;
	if (!data || !agency?.code || !indicator?.code || !school?.npsn)
		throw new Error('There is nothing to ask about: fill the database with the demo city.');
	return {
		...{ agency: agency.code, indicator: indicator.code, npsn: school.npsn },
		user: data.viewer.id ?? agency.id,
		...{ schools: ids(data.schools), achievements: ids(data.achievements) },
	};
}
