import { Kind, visit, type ASTNode, type DocumentNode, type GraphQLError } from 'graphql';

const values = new Set<string>([
	Kind.INT,
	Kind.FLOAT,
	Kind.STRING,
	Kind.BOOLEAN,
	Kind.NULL,
	Kind.ENUM,
	Kind.LIST,
	Kind.OBJECT,
]);

/** The path of the argument that a refused literal stands in, such as `input.entries.0.actual`; undefined for other errors. */
export function fieldOfLiteral(document: DocumentNode, error: GraphQLError): string | undefined {
	const node = error.nodes?.[0];
	if (!node || !values.has(node.kind)) return undefined;
	let field: string | undefined;
	visit(document, {
		enter(current, _key, parent, _path, ancestors) {
			if (sameNode(current, node))
				field = pathOf([...ancestors, ...(parent ? [parent] : []), current]);
		},
	});
	return field;
}

/** The path that graphql-js names in the message about a refused variable. */
export function fieldOfVariable(message: string): string | undefined {
	const [, path] = / at "([^"\\]+)"/.exec(message) ?? [];
	const [, name] = /^Variable "\$(\w+)"/.exec(message) ?? [];
	return path?.replaceAll(/\[(\d+)\]/g, '.$1') ?? name;
}

/** By its place in the text, since a server may have parsed the document anew. */
function sameNode(left: ASTNode, right: ASTNode): boolean {
	return (
		left.kind === right.kind &&
		left.loc?.start === right.loc?.start &&
		left.loc?.end === right.loc?.end
	);
}

function pathOf(chain: readonly (ASTNode | readonly ASTNode[])[]): string | undefined {
	const parts: string[] = [];
	chain.forEach((step, index) => {
		if ('kind' in step) {
			if (step.kind === Kind.ARGUMENT || step.kind === Kind.OBJECT_FIELD)
				parts.push(step.name.value);
			return;
		}
		// A list of nodes below a list value: the next node's place in it.
		const above = chain[index - 1];
		const below = chain[index + 1];
		if (above && 'kind' in above && above.kind === Kind.LIST && below && 'kind' in below)
			parts.push(String(step.indexOf(below)));
	});
	return parts.length > 0 ? parts.join('.') : undefined;
}
