import { error, fail, redirect } from '@sveltejs/kit';
import { agenciesOf } from '#lib/achievement/desk.ts';
import { act, cannotBe, type Refusal } from '#lib/form/act.ts';
import { field } from '#lib/form/call.ts';
import { typedDecimal } from '#lib/form/decimal.ts';
import { ask } from '#lib/graphql/ask.ts';
import {
	ApproveAchievement,
	DeskEntries,
	DeskViewer,
	DeskWaiting,
	MoveAchievements,
	PublishAchievements,
	RecordAchievement,
	ReturnAchievement,
	SubmitAchievement,
	VerifyAchievement,
	WithdrawAchievement,
} from '#lib/graphql/generated/operations.ts';
import type { DeskWaitingQuery } from '#lib/graphql/generated/graphql.ts';
import type { Operation } from '#lib/graphql/operation.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { periodKey } from '#lib/period/period.ts';
import { deskRoles } from '#lib/terms/roles.ts';
import type { Actions, PageServerLoad } from './$types';

/** The desk of whoever enters, approves, verifies or publishes; for everybody else there is no such page. */
export const load: PageServerLoad = async ({ fetch, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
	const { viewer, reportedPeriods } = await ask(fetch, DeskViewer, {});
	const here = encodeURIComponent(url.pathname + url.search);
	if (!viewer.signedIn) redirect(303, `/masuk?ke=${here}`);
	if (viewer.secondFactor === 'VERIFY') redirect(303, `/masuk/kode?ke=${here}`);
	const held = viewer.grants;
	if (!held.some(({ role }) => deskRoles.includes(role))) error(404, { message: 'NOT_FOUND' });

	const asked = url.searchParams.get('period');
	const reported =
		reportedPeriods.find(({ period }) => periodKey(period) === asked) ?? reportedPeriods[0] ?? null;
	const agencies = agenciesOf(held, 'AGENCY_STAFF');
	const agency = agencies.find((code) => code === url.searchParams.get('opd')) ?? agencies[0];
	const headOf = agenciesOf(held, 'AGENCY_HEAD');
	const isEvaluator = held.some(({ role }) => role === 'EVALUATOR');
	const period = reported && {
		year: reported.period.year,
		quarter: reported.period.quarter,
	};
	const waiting = (filter: object) => ask(fetch, DeskWaiting, { filter, first: 50 });
	const [entries, ofAgencies, toVerify, toPublish] = await Promise.all([
		agency && period ? ask(fetch, DeskEntries, { agency, period }) : null,
		Promise.all(headOf.map((code) => waiting({ agency: code, status: ['SUBMITTED'] }))),
		isEvaluator ? waiting({ status: ['APPROVED'] }) : null,
		isEvaluator ? waiting({ status: ['VERIFIED'] }) : null,
	]);
	const rows = entries?.indicators.edges.map(({ node }) => ({
		...node,
		key: crypto.randomUUID(),
	}));
	return {
		title: null,
		reported,
		reportedPeriods,
		agencies,
		agency: entries?.agency ?? null,
		opd: agencies.length > 1 ? `&opd=${agency}` : '',
		kept: keptOf(url),
		rows: rows ?? null,
		toApprove: headOf.length > 0 ? together(ofAgencies) : null,
		toVerify: toVerify?.achievements ?? null,
		toPublish: toPublish?.achievements ?? null,
		done: url.searchParams.get('selesai'),
		of: url.searchParams.get('untuk'),
	};
};

/** What waits at several agencies as one list. */
function together(lists: readonly { achievements: DeskWaitingQuery['achievements'] }[]) {
	return {
		totalCount: lists.reduce((sum, { achievements }) => sum + achievements.totalCount, 0),
		edges: lists.flatMap(({ achievements }) => achievements.edges),
	};
}

/** The period and the agency that the address names, to go on with. */
function keptOf({ searchParams }: URL): string {
	return ['period', 'opd']
		.filter((name) => searchParams.has(name))
		.map((name) => `&${name}=${encodeURIComponent(searchParams.get(name) ?? '')}`)
		.join('');
}

/** Each is asked alike. */
type Step = Operation<object, { input: { id: string; version: number; reason: string | null } }>;
const operations: Record<string, Step> = {
	SUBMIT: SubmitAchievement,
	WITHDRAW: WithdrawAchievement,
	APPROVE: ApproveAchievement,
	RETURN: ReturnAchievement,
	VERIFY: VerifyAchievement,
};

export const actions: Actions = {
	record: async (event) => {
		const form = await event.request.formData();
		const names = [
			'indicator',
			'actual',
			'numerator',
			'denominator',
			'note',
			'version',
			'year',
			'quarter',
		];
		const typed = Object.fromEntries(names.map((name) => [name, field(form, name)]));
		const failed = (refused: Refusal) =>
			fail(400, { what: 'record', of: typed['indicator'] ?? '', typed, refused });
		const figures: Record<string, string | null> = {};
		for (const name of ['actual', 'numerator', 'denominator']) {
			const value = typedDecimal(typed[name] ?? '', getLocale());
			if (value === undefined) return failed(cannotBe(name, 'MALFORMED'));
			figures[name] = value;
		}
		const period = {
			year: Number(typed['year']),
			quarter: typed['quarter'] ? Number(typed['quarter']) : null,
		};
		const entered = await act(event, form, RecordAchievement, {
			input: {
				...{ indicator: typed['indicator'] ?? '', period, note: typed['note'] || null },
				...figures,
				version: typed['version'] ? Number(typed['version']) : null,
				idempotencyKey: field(form, 'key') || null,
			},
		});
		if (entered.refused) return failed(entered.refused);
		const { recordAchievement: answer } = entered.done;
		if (field(form, 'then') === 'submit' && 'achievement' in answer) {
			const { refused } = await act(event, form, SubmitAchievement, {
				input: answer.achievement,
			});
			// It is saved; the form comes back from what stands there now.
			if (refused)
				return fail(400, {
					...{ what: 'record', of: typed['indicator'] ?? '', refused },
					typed: { ...typed, version: String(answer.achievement.version) },
				});
		}
		redirect(303, done(event.url, 'isi', typed['indicator'] ?? ''));
	},
	step: async (event) => {
		const form = await event.request.formData();
		const [id, step, reason] = ['id', 'step', 'reason'].map((name) => field(form, name));
		const operation = operations[step ?? ''];
		if (!operation) error(400, { message: 'BAD_REQUEST' });
		const { refused } = await act(event, form, operation, {
			input: { id: id ?? '', version: Number(field(form, 'version')), reason: reason || null },
		});
		if (refused)
			return fail(400, {
				...{ what: 'step', of: field(form, 'of') || (id ?? ''), typed: {}, refused },
				...{ step: step ?? '', reason: reason ?? '' },
			});
		redirect(303, done(event.url, (step ?? '').toLowerCase(), field(form, 'of')));
	},
	/** The same step with all that are shown: with each of them, or with none. */
	all: async (event) => {
		const form = await event.request.formData();
		const step = field(form, 'step') === 'VERIFY' ? 'VERIFY' : 'APPROVE';
		const entries = form.getAll('entry').map((text) => {
			const [id = '', version = ''] = String(text).split(' ');
			return { id, version: Number(version) };
		});
		const { refused } = await act(event, form, MoveAchievements, { input: { step, entries } });
		if (refused) return fail(400, { what: 'all', of: step, typed: {}, refused });
		redirect(303, done(event.url, step.toLowerCase(), ''));
	},
	publish: async (event) => {
		const form = await event.request.formData();
		const quarter = field(form, 'quarter');
		const { done: answer, refused } = await act(event, form, PublishAchievements, {
			input: {
				period: { year: Number(field(form, 'year')), quarter: quarter ? Number(quarter) : null },
			},
		});
		if (refused) return fail(400, { what: 'publish', of: '', typed: {}, refused });
		const { publishAchievements: result } = answer;
		const published = 'published' in result ? result.published : 0;
		redirect(303, `/meja?selesai=publish&untuk=${published}#isi`);
	},
};

/** Back to the desk, at the row that it was about. */
function done(url: URL, what: string, of: string): string {
	return `/meja?selesai=${what}&untuk=${encodeURIComponent(of)}${keptOf(url)}#${encodeURIComponent(of || 'isi')}`;
}
