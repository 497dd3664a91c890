import { m } from '#lib/paraglide/messages.js';

/** A query to begin with; it runs as it stands. A test holds each against the schema. */
export interface Example {
	title: () => string;
	text: string;
	variables?: object;
}

export const firstQuery = `{
  periods {
    label
  }
}`;

export const examples: readonly Example[] = [
	{
		title: m.example_ranking,
		text: `query Ranking($period: PeriodInput!) {
  ranking(period: $period) {
    asOf
    cityScore
    entries {
      rank
      score
      band
      bestRank
      worstRank
      agency { code name }
    }
    notRanked {
      reason
      agency { code name }
    }
  }
}`,
		variables: { period: { year: 2026, quarter: 3 } },
	},
	{
		title: m.example_trend,
		text: `query Trend($code: String!, $from: PeriodInput!, $to: PeriodInput!) {
  trend(subject: { agency: $code }, from: $from, to: $to) {
    points {
      period { label }
      percent
      state
      note
      noteEn
    }
  }
}`,
		variables: { code: 'DINDIK', from: { year: 2024, quarter: 1 }, to: { year: 2026, quarter: 3 } },
	},
	{
		title: m.example_schools,
		text: `query Schools {
  schools(
    first: 10
    filter: { levels: [JUNIOR], mechanism: [ESTABLISHED, ENFORCED], hasWorkingGroup: true }
    orderBy: { field: COMPLIANCE, direction: DESC }
  ) {
    totalCount
    edges {
      node {
        npsn
        name
        mechanism { status compliance }
      }
    }
  }
}`,
	},
	{
		title: m.example_preview,
		text: `query Preview($input: AttainmentInput!) {
  previewAttainment(input: $input) {
    state
    percent
    band
    trace {
      sentence
      steps { label expression value }
    }
  }
}`,
		variables: {
			input: {
				direction: 'MINIMIZE',
				accumulation: 'AVERAGE',
				cap: '120',
				entries: [
					{ target: '10', actual: '8' },
					{ target: '10', actual: '12' },
				],
			},
		},
	},
];
