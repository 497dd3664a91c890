import { builder } from '../../graph/builder.ts';
import { enumOf } from '../../graph/enum.ts';

const RulePackKind = enumOf('RulePackKind', 'What a rule pack rules.', {
	ATTAINMENT: 'The formulas of the attainment.',
	BAND: 'The bands of a percent.',
	RANKING: 'Cap, minimum and weights of the ranking.',
	MECHANISM: "The requirements of a school's mechanism.",
	SRA: 'The scoring of child-friendly schools.',
	REGIME: 'The kind of school team that the law asks for.',
	CALENDAR: 'Until when a period is reported: days after its end.',
});

const RulePack = builder.prismaObject('RulePack', {
	description:
		'Dated rules as data, with their source. A change is a new version and moves no published number.',
	fields: (t) => ({
		kind: t.field({
			type: RulePackKind,
			description: 'What it rules.',
			resolve: ({ kind }) => kind as never,
		}),
		version: t.exposeString('version', { description: 'The version, unique within its kind.' }),
		title: t.exposeString('title', { description: 'The title, in Indonesian.' }),
		titleEn: t.exposeString('titleEn', { description: 'The title, in English.' }),
		validFrom: t.expose('validFrom', {
			type: 'Date',
			description: 'The first day on which it holds.',
		}),
		validTo: t.expose('validTo', {
			type: 'Date',
			nullable: true,
			description: 'The last day on which it holds; null while no end is set.',
		}),
		source: t.exposeString('source', {
			description: 'The regulation or decision that it follows.',
		}),
		body: t.string({
			description: 'The rules themselves, as JSON text.',
			resolve: ({ body }) => JSON.stringify(body),
		}),
	}),
});

builder.queryField('rulePacks', (t) =>
	t.field({
		type: [RulePack],
		complexity: { field: 5, multiplier: 10 },
		description: 'The rule packs, by kind and the newest of each first.',
		args: { kind: t.arg({ type: RulePackKind, description: 'Only of this kind.' }) },
		resolve: (_root, { kind }, { db }) =>
			db.rulePack.findMany({
				where: kind ? { kind } : {},
				orderBy: [{ kind: 'asc' }, { validFrom: 'desc' }, { version: 'desc' }],
			}),
	}),
);
