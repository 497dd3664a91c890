import { getLocale } from '#lib/paraglide/runtime.js';
import { graphiqlAddress } from '#lib/graphql/graphiql.ts';
import { periodInput } from '#lib/period/period.ts';
import type {
	ExplainedAchievementFragment,
	ExplanationFragment,
} from '#lib/graphql/generated/graphql.ts';

/** Only a field that says something: a null is left out. */
function present<Value extends object>(value: Value): Partial<Value> {
	return Object.fromEntries(
		Object.entries(value).filter(([, one]) => one !== null && one !== undefined),
	) as Partial<Value>;
}

/**
 * The query that computes the same attainment anew from the same inputs, as an address of GraphiQL: anyone may
 * change a figure there and see what comes out.
 */
export function replayAddress(
	indicator: ExplanationFragment,
	achievement: ExplainedAchievementFragment,
): string {
	const locale = getLocale() === 'en' ? 'EN' : 'ID';
	const text = `query Replay($input: AttainmentInput!) {
  previewAttainment(input: $input) {
    state
    percent
    uncapped
    actual
    target
    lower
    upper
    basis
    missingPeriods { label }
    verdict { code sentence(locale: ${locale}) note(locale: ${locale}) span(locale: ${locale}) }
    trace {
      formula(locale: ${locale})
      sentence(locale: ${locale})
      steps { ${locale === 'EN' ? 'labelEn' : 'label'} expression value }
    }
  }
}`;
	const input = present({
		direction: indicator.direction,
		accumulation: indicator.accumulation,
		formula: indicator.minimizeFormula,
		cap: indicator.cap,
		floor: indicator.floor,
		zeroTarget: indicator.zeroTarget,
		basis: achievement.attainment.basis,
		missing: achievement.attainment.missing,
		entries: achievement.inputs.map(({ period, ...entry }) => ({
			...present(entry),
			period: periodInput(period),
		})),
	});
	return graphiqlAddress(text, { input });
}
