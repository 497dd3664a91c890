import { type GuardFinding, guardText } from '@seksama/schema/guard.ts';
import type { HostFacts } from '@seksama/schema/host.ts';
import { builder } from '../../graph/builder.ts';
import { enumOf } from '../../graph/enum.ts';
import { decimal, int, many, moment, record, shown, text } from '../../graph/record.ts';

/** What app.health returns. */
interface Inside {
	databaseVersion: string;
	databaseBytes: string;
	profile: string | null;
	migrations: { name: string; checksum: string; appliedAt: string }[];
	laidAt: string;
	laidChecksum: string;
	auditSeq: string;
	users: number;
	sessions: number;
}
type Health = Inside & { host: HostFacts };

const MigrationRef = record('Migration', 'A change of the tables that was applied, once.', {
	name: text('Its name, which begins with its time.'),
	checksum: text('The SHA-256 of its text.'),
	appliedAt: moment('When it was applied.'),
});

const GuardFindingRef = record(
	'GuardFinding',
	'Something in the catalog that could let a viewer see more than the policies say.',
	{
		problem: text('What could leak.'),
		object: text('The table, function or policy that does.'),
	},
);

const AuditState = enumOf(
	'AuditState',
	'How the audit log stands to the heads that were kept of it.',
	{
		HOLDS: 'The entry of the head is there as it was.',
		CUT: 'It is gone: the end of the log was cut off.',
		REWRITTEN: 'It is another one: the log was written anew.',
		OTHER_CHAIN:
			'Heads of another log were kept for this database: its id was changed, or the database was replaced without saying so.',
		NOT_KEPT: 'No head is kept outside of the database, or the file of heads cannot be read.',
	},
);

const HealthRef = builder.objectRef<Health>('Health').implement({
	description: 'How the program and its database are. Nothing here opens anything.',
	fields: (t) => ({
		program: t.string({
			description: 'The version of the program.',
			resolve: ({ host }) => host.program,
		}),
		node: t.string({ description: 'The version of Node.js.', resolve: ({ host }) => host.node }),
		embedded: t.boolean({
			description: 'Whether the embedded database serves; PostgreSQL otherwise.',
			resolve: ({ host }) => host.engine === 'embedded',
		}),
		...shown(t, {
			databaseVersion: text('The version of PostgreSQL.'),
			databaseBytes: decimal('The size of the database in bytes.'),
			profile: text.nullable(
				'What filled the database: demo, real or large; null where nothing did.',
			),
			migrations: many(
				MigrationRef,
				20,
			)('The changes of the tables that were applied, oldest first.'),
			laidAt: moment('When functions, views and policies were last laid anew.'),
			laidChecksum: text('The SHA-256 of all their texts.'),
			users: int('Accounts in use.'),
			sessions: int('Sessions that are alive.'),
		}),
		connectionsOpen: t.int({
			description: 'Connections to the database that are open.',
			resolve: ({ host }) => host.pool.open,
		}),
		connectionsIdle: t.int({
			description: 'Those of them that nobody uses now.',
			resolve: ({ host }) => host.pool.idle,
		}),
		connectionsMost: t.int({
			description: 'How many there may be.',
			resolve: ({ host }) => host.pool.most,
		}),
		waiting: t.int({
			description: 'Operations that wait for a connection.',
			resolve: ({ host }) => host.pool.waiting,
		}),
		diskFree: t.field({
			type: 'Decimal',
			nullable: true,
			description: 'Free bytes of the disk of the data folder; null where it cannot be asked.',
			resolve: ({ host }) => host.disk && String(host.disk.free),
		}),
		diskTotal: t.field({
			type: 'Decimal',
			nullable: true,
			description: 'All bytes of that disk; null where it cannot be asked.',
			resolve: ({ host }) => host.disk && String(host.disk.total),
		}),
		auditLast: t.exposeString('auditSeq', {
			description: 'The number of the last entry of the audit log.',
		}),
		auditKept: t.string({
			nullable: true,
			description: 'The highest number that was kept of an entry; null where none was.',
			resolve: ({ host }) => host.keptHead && String(host.keptHead.seq),
		}),
		auditKeptAt: t.field({
			type: 'DateTime',
			nullable: true,
			description: 'When that head was kept; null where none was.',
			resolve: ({ host }) => host.keptHead?.at,
		}),
		auditState: t.field({
			type: AuditState,
			complexity: 1,
			description: 'Whether the log still has the entry of the highest kept head.',
			resolve: ({ host: { keptHead, severalChains } }, _args, { json }) => {
				if (!keptHead) return 'NOT_KEPT';
				return severalChains
					? 'OTHER_CHAIN'
					: json<'HOLDS'>('select app.audit_state($1, $2, $3) as json', [
							keptHead.chain,
							keptHead.seq,
							keptHead.hash,
						]);
			},
		}),
		findings: t.field({
			type: [GuardFindingRef],
			complexity: 50,
			description: 'What the schema guard finds; nothing where all is well.',
			resolve: async (_health, _args, { sql }) => sql<GuardFinding>(await guardText()),
		}),
		publicationMismatches: t.int({
			complexity: 800,
			description:
				'How many publications do not agree with what their own input gives; 0 where all is well. It computes every one of them anew.',
			resolve: (_health, _args, { json }) =>
				json<number>('select app.count_publication_mismatches() as json'),
		}),
		outdatedFigures: t.int({
			complexity: 2400,
			description:
				'How many published figures are not built on the entries that are published now, or differ from their own entry; 0 where all is well. It looks through all of them.',
			resolve: (_health, _args, { json }) =>
				json<number>('select app.count_outdated_figures() as json'),
		}),
	}),
});

builder.queryField('health', (t) =>
	t.field({
		type: HealthRef,
		nullable: true,
		complexity: 10,
		description:
			'How the program and its database are, for auditors and admins; null for everybody else.',
		resolve: async (_root, _args, { json, host, viewer }) => {
			if (viewer.userId === null) return null;
			const inside = await json<Inside | null>('select app.health() as json');
			return inside && { ...inside, host: await host() };
		},
	}),
);
