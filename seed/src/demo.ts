import type { ClientBase } from 'pg';
import { insertAchievements } from './achievements.ts';
import { agencyId, insertAgencies } from './agencies.ts';
import { cityCode, insertCityFacts, insertRegions } from './city.ts';
import { beginCorrections } from './corrections.ts';
import { insertIndicators, planIndicators } from './indicators.ts';
import { planRecords, requirementsInForce } from './mechanism.ts';
import { insertRecords } from './mechanism-records.ts';
import { putOnRecord } from './on-record.ts';
import { moment, type Period } from './period.ts';
import type { OnProgress } from './progress.ts';
import { publicationEvents, publishEvent } from './publishing.ts';
import { planReports } from './reports.ts';
import { continueIds, keepGlance } from './rows.ts';
import { insertSchools, planSchools, type School } from './schools.ts';
import { insertTargets, planTargets, targetsInForce } from './targets.ts';
import { insertSuccessions } from './succession.ts';
import { ensureTie } from './tie.ts';
import { timetable } from './timetable.ts';
import { insertViewers, viewerIds } from './viewers.ts';

/** What decides every row of the demo city. */
export interface DemoOptions {
	seed: number;
	/** The last quarter with reports. */
	until: Period;
	/** Today in Jakarta: the dates of the schools' evidence are counted from it, and nothing lies after it. */
	today: string;
}

/**
 * Fills an empty database with the demo city: real regions and published facts, real names of agencies with invented
 * figures, invented schools and accounts. The same options give the same rows.
 */
export async function seedDemo(
	client: ClientBase,
	options: DemoOptions,
	onProgress: OnProgress,
): Promise<void> {
	const { seed, until, today } = options;
	const times = timetable(until, today);
	onProgress({ step: 'Regions and agencies', done: 0, total: 1 });
	await insertRegions(client);
	await insertAgencies(client);
	await insertSuccessions(client);
	const schools = planSchools(seed, today);
	onProgress({ step: 'Schools', done: 0, total: 1 });
	await insertSchools(client, schools);
	await insertViewers(client, places(schools), moment('2021-01-04'));
	await insertRecords(
		client,
		planRecords(seed, schools, await requirementsInForce(client, today), today),
	);

	onProgress({ step: 'Indicators and targets', done: 0, total: 1 });
	const indicators = planIndicators(seed, until);
	const facts = await insertCityFacts(client, until);
	await insertIndicators(client, indicators);
	await putOnRecord(client, cityCode);
	const targets = planTargets(seed, indicators, until);
	await insertTargets(client, targets);

	onProgress({ step: 'Achievements', done: 0, total: 1 });
	const reports = planReports(seed, indicators, targetsInForce(targets), until, times);
	const stored = await insertAchievements(client, reports, times);
	await continueIds(client, 'agency', 'indicator', 'indicator_definition', 'target', 'achievement');
	await continueIds(client, 'school', 'app_user', 'user_grant');
	await client.query(
		'analyze app.indicator, app.indicator_definition, app.target, app.achievement',
	);

	const events = publicationEvents(stored, facts);
	for (const [done, event] of events.entries()) {
		onProgress({ step: 'Publications', done, total: events.length });
		await publishEvent(client, event, viewerIds.evaluator);
		// Nobody else sees the uncommitted rows, so the planner learns of them only from here.
		if (done % 10 === 1) await client.query('analyze app.achievement, app.publication');
	}
	await ensureTie(client, until, times);
	await beginCorrections(client, until, times.at(until, 50, 90));
	await keepGlance(client, cityCode);
	onProgress({ step: 'Publications', done: events.length, total: events.length });
}

function places(schools: School[]): Parameters<typeof insertViewers>[1] {
	const own = (level: School['level']) => {
		const school = schools.find(
			(one) => one.level === level && one.ownership === 'PUBLIC' && one.authority === 'CITY',
		);
		if (!school) throw new Error(`The demo city has no public school of level ${level}.`);
		return school.id;
	};
	return {
		agencies: {
			first: agencyId('DINDIK'),
			second: agencyId('DINKES'),
			childProtection: agencyId('DPMPPA'),
		},
		schools: { first: own('PRIMARY'), second: own('JUNIOR') },
	};
}
