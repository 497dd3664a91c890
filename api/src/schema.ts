import { builder } from './graph/builder.ts';
import './graph/scalars.ts';
import './operation/refusals.ts';
import './modules/access/explain.ts';
import './modules/access/rules.ts';
import './modules/access/acts.ts';
import './modules/account/account.ts';
import './modules/achievement/achievement.ts';
import './modules/achievement/acts.ts';
import './modules/achievement/publishing.ts';
import './modules/achievement/stands.ts';
import './modules/achievement/steps.ts';
import './modules/achievement/list.ts';
import './modules/achievement/bulk.ts';
import './modules/achievement/desk.ts';
import './modules/achievement/moves.ts';
import './modules/achievement/inputs.ts';
import './modules/achievement/rule-changes.ts';
import './modules/agency/list.ts';
import './modules/agency/agency.ts';
import './modules/agency/acts.ts';
import './modules/agency/standing.ts';
import './modules/attainment/attainment.ts';
import './modules/attainment/preview.ts';
import './modules/audit/audit.ts';
import './modules/audit/list.ts';
import './modules/change/ranking.ts';
import './modules/change/score.ts';
import './modules/grant/decide.ts';
import './modules/grant/give.ts';
import './modules/grant/grant.ts';
import './modules/grant/list.ts';
import './modules/grant/roles.ts';
import './modules/health/health.ts';
import './modules/holdings/holdings.ts';
import './modules/indicator/definitions.ts';
import './modules/indicator/indicator.ts';
import './modules/indicator/list.ts';
import './modules/indicator/warnings.ts';
import './modules/node/node.ts';
import './modules/overview/overview.ts';
import './modules/period/list.ts';
import './modules/ranking/history.ts';
import './modules/ranking/ranking.ts';
import './modules/region/acts.ts';
import './modules/region/region.ts';
import './modules/rule-pack/rule-pack.ts';
import './modules/school/breakdown.ts';
import './modules/school/mechanism.ts';
import './modules/school/peers.ts';
import './modules/school/requirements.ts';
import './modules/school/school.ts';
import './modules/school/list.ts';
import './modules/session/session.ts';
import './modules/session/list.ts';
import './modules/succession/acts.ts';
import './modules/succession/succession.ts';
import './modules/target/target.ts';
import './modules/trend/trend.ts';
import './modules/token/acts.ts';
import './modules/token/token.ts';
import './modules/token/list.ts';
import './modules/user/access-help.ts';
import './modules/user/acts.ts';
import './modules/user/user.ts';
import './modules/user/list.ts';
import './modules/viewer/demo.ts';
import './modules/viewer/viewer.ts';

builder.queryType({
	description: 'Everything that can be read. What a viewer may not see is not there.',
});

builder.mutationType({
	description:
		'Everything that can be changed. A refusal is a member of the result, never an error.',
});

/** The whole schema of the API. */
export const schema = builder.toSchema({ sortSchema: false });
