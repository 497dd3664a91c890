import { builder } from '../../graph/builder.ts';
import { nodeOf } from '../../graph/nodes.ts';
import { badInput } from '../../operation/errors.ts';

const most = 100;
const NodeRef = builder.nodeInterfaceRef();

builder.queryFields((t) => ({
	node: t.field({
		type: NodeRef,
		nullable: true,
		complexity: 1,
		description: 'Anything by its global id; null where there is nothing that the viewer may see.',
		args: { id: t.arg.id({ required: true, description: 'The global id.' }) },
		resolve: (_root, { id }, context) => nodeOf(id, context) as never,
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
			return Promise.all(ids.map((id) => nodeOf(id, context) as never));
		},
	}),
}));
