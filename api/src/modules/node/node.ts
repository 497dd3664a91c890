import { builder } from '../../graph/builder.ts';
import type { Context } from '../../operation/context.ts';
import { badInput } from '../../operation/errors.ts';
import { readGlobalId } from '../../graph/global-id.ts';
import { grantById, userById } from '../../vocabulary/people.ts';
import { successionById } from '../succession/ref.ts';
import { achievementById, agencyById, indicatorById, schoolById } from '../../vocabulary/rows.ts';

const most = 100;
const published = {
	Agency: agencyById,
	AgencySuccession: successionById,
	Indicator: indicatorById,
	Achievement: achievementById,
	School: schoolById,
};
const ofPeople = { User: userById, Grant: grantById };
const NodeRef = builder.nodeInterfaceRef();

builder.queryFields((t) => ({
	node: t.field({
		type: NodeRef,
		nullable: true,
		complexity: 1,
		description: 'Anything by its global id; null where there is nothing that the viewer may see.',
		args: { id: t.arg.id({ required: true, description: 'The global id.' }) },
		resolve: (_root, { id }, context) => load(id, context),
	}),
	nodes: t.field({
		type: [NodeRef],
		nullable: { list: false, items: true },
		complexity: ({ ids }) => ({ field: ids.length, multiplier: ids.length }),
		description:
			'Several things by their global ids, in that order; null for what the viewer may not see.',
		args: { ids: t.arg.idList({ required: true, description: 'The global ids; at most 100.' }) },
		resolve: (_root, { ids }, context) => {
			if (ids.length > most) throw badInput('ids', `has ${ids.length} ids; give at most ${most}.`);
			return Promise.all(ids.map((id) => load(id, context)));
		},
	}),
}));

/** What is hidden, what never was and what is no id at all answer alike. */
async function load(text: string, context: Context) {
	const thing = readGlobalId(text);
	if (thing) return named(thing.typename, await published[thing.typename](context).load(thing.id));
	const person = context.ids.read(text);
	if (person?.kind !== 'User' && person?.kind !== 'Grant') return null;
	return named(person.kind, await ofPeople[person.kind](context).load(person.number));
}

function named<Row extends object>(typename: string, row: Row | null) {
	return row && { ...row, __typename: typename };
}
