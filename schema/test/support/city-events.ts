import fc from 'fast-check';
import type { Scenario } from './scenario.ts';

/** Something that happens in the scenario city, with numbers that choose among what is there. */
export interface Event {
	kind:
		| 'CORRECT'
		| 'REPORT'
		| 'ADOPT'
		| 'ADOPT_DRAFT'
		| 'REDEFINE'
		| 'ADD_AGENCY'
		| 'END_AGENCY'
		| 'RENAME';
	pick: number;
	value: number;
}

export const correction: fc.Arbitrary<Event> = fc.record({
	kind: fc.constant('CORRECT' as const),
	pick: fc.nat(),
	value: fc.integer({ min: 0, max: 120 }),
});

export const anyEvent: fc.Arbitrary<Event> = fc.record({
	kind: fc.constantFrom<Event['kind'][]>(
		'CORRECT',
		'CORRECT',
		'REPORT',
		'ADOPT',
		'ADOPT_DRAFT',
		'REDEFINE',
		'ADD_AGENCY',
		'END_AGENCY',
		'RENAME',
	),
	pick: fc.nat(),
	value: fc.integer({ min: 0, max: 120 }),
});

type One = Scenario['one'];

/** Begins the correction of one of the published entries and returns its id; null where all are being corrected. */
export async function beginCorrection(one: One, { pick, value }: Event, at: string) {
	return one<number | null>(
		`with chosen as (
			select a.*, d.direction, d.accumulation from app.achievement a
			join app.indicator_definition d on d.indicator_id = a.indicator_id and d.version = 1
			where a.status = 'PUBLISHED' and a.corrects_id is null and a.quarter > 0 and a.agency_id is not null
				and not exists (select from app.achievement c where c.corrects_id = a.id)
			order by a.id offset $1 % (select count(*) from app.achievement a where a.status = 'PUBLISHED'
				and a.corrects_id is null and a.quarter > 0 and a.agency_id is not null
				and not exists (select from app.achievement c where c.corrects_id = a.id)) limit 1
		), made as (
			insert into app.achievement (city_code, agency_id, indicator_id, year, quarter, status, actual, numerator,
				denominator, updated_at, corrects_id)
			select city_code, agency_id, indicator_id, year, quarter, 'VERIFIED',
				case when accumulation = 'RATIO_OF_SUMS' then null
					when direction in ('YES_NO', 'MILESTONE') then $2::int % 2 else $2 end,
				case when accumulation = 'RATIO_OF_SUMS' then $2::int end,
				case when accumulation = 'RATIO_OF_SUMS' then 60 end, $3, id
			from chosen returning *
		), noted as (
			insert into app.achievement_version (achievement_id, version, city_code, agency_id, status, actual, numerator,
				denominator, reason, reason_en, at)
			select id, version, city_code, agency_id, status, actual, numerator, denominator, 'Salah hitung.', 'Miscounted.', $3
			from made
		)
		select id from made`,
		[pick, value, at],
	);
}

/** Lets an event happen at a moment, as the acts of the program would. */
export async function happen(one: One, event: Event, at: string): Promise<void> {
	const { kind, pick, value } = event;
	const agency = 1 + (pick % 3);
	const refresh = () =>
		one(
			`select count(app.refresh_scores(city_code, year, quarter)) from app.city_score where city_code = '33.75'`,
		);
	switch (kind) {
		case 'CORRECT': {
			const id = await beginCorrection(one, event, at);
			if (id) await one('select app.publish_achievements(array[$1::int], $2)', [id, at]);
			return;
		}
		case 'REPORT':
			await one(
				`select app.publish_achievements(array(select id from app.achievement a where status <> 'PUBLISHED'
					and corrects_id is null and quarter > 0 order by id offset $1 limit 2), $2)`,
				[pick % 9, at],
			);
			return;
		case 'ADOPT':
			await one(
				`with made as (
					insert into app.indicator (city_code, agency_id, code, name, name_en, kind, level, adopted_at)
					select '33.75', $1, 'BARU-' || (count(*) + 1), 'x', 'x', 'IKK', 'PROGRAM', $2 from app.indicator returning id
				)
				insert into app.indicator_definition (indicator_id, version, valid_from_year, definition, definition_en, formula,
					unit, unit_en, direction, accumulation, weight, data_source, recorded_at)
				select id, 1, 2025, 'x', 'x', 'x', 'x', 'x', 'MAXIMIZE', 'NONE', 1 + $3 % 3, 'x', $2 from made`,
				[agency, at, value],
			);
			await refresh();
			return;
		case 'ADOPT_DRAFT':
			await one(
				`with adopted as (update app.indicator set status = 'ADOPTED' where status = 'DRAFT' returning id)
				select count(*) from adopted`,
			);
			await one('update app.indicator set adopted_at = least(adopted_at, $1) where id = 33', [at]);
			await refresh();
			return;
		case 'REDEFINE':
			await one(
				`insert into app.indicator_definition (indicator_id, version, valid_from_year, valid_from_quarter, definition,
					definition_en, formula, unit, unit_en, direction, accumulation, weight, data_source, recorded_at)
				select d.indicator_id, d.version + 1, 2025, 2, 'x', 'x', 'x', 'x', 'x', d.direction, d.accumulation,
					d.weight + 1, 'x', $2
				from app.indicator i join app.indicator_definition d on d.id = i.definition_id
				where i.agency_id = $1 order by i.id offset $3 % 3 limit 1`,
				[agency, at, value],
			);
			await refresh();
			return;
		case 'ADD_AGENCY':
			await one(
				`insert into app.agency (city_code, code, name, name_en, short_name, valid_from, recorded_at)
				select '33.75', 'OPD-' || (count(*) + 1), 'x', 'x', 'x', '2026-06-01', $1 from app.agency`,
				[at],
			);
			return;
		case 'END_AGENCY':
		case 'RENAME':
			await one(
				kind === 'RENAME'
					? `update app.agency set name = name || 'x' where id = $1`
					: `update app.agency set valid_to = date '2026-06-01' + $2::int where id = $1`,
				kind === 'RENAME' ? [agency] : [agency, value],
			);
			await one(
				`update app.agency set former = jsonb_set(former, '{-1,until}', to_jsonb($2::timestamptz))
				where id = $1 and former <> '[]' and (former->-1->>'until')::timestamptz > $2`,
				[agency, at],
			);
	}
}

/** Moments one after another, each an hour after the one before, from November 2026 on. */
export const momentNumber = (n: number): string => new Date(Date.UTC(2026, 10, 1, n)).toISOString();
