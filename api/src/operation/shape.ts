import {
	Kind,
	type DocumentNode,
	type FragmentDefinitionNode,
	type OperationDefinitionNode,
	type SelectionSetNode,
} from 'graphql';

/** What a document asks for, with every fragment spelled out. */
export interface Shape {
	depth: number;
	aliases: number;
	directives: number;
	rootFields: number;
	introspects: boolean;
}

/**
 * Measures one operation of a valid document. Each fragment is measured once, so that fragments inside fragments
 * cannot make the measuring itself costly. Introspection does not count towards the depth: it nests deeply by nature,
 * and a validation rule of its own bounds it.
 */
export function shapeOf(document: DocumentNode, operation: OperationDefinitionNode): Shape {
	const fragments = new Map<string, FragmentDefinitionNode>();
	for (const definition of document.definitions)
		if (definition.kind === Kind.FRAGMENT_DEFINITION)
			fragments.set(definition.name.value, definition);
	const measured = new Map<string, Shape>();

	function ofFragment(name: string): Shape {
		const known = measured.get(name);
		if (known) return known;
		const fragment = fragments.get(name);
		const shape = fragment ? ofSelections(fragment.selectionSet) : empty();
		shape.directives += fragment?.directives?.length ?? 0;
		measured.set(name, shape);
		return shape;
	}

	function ofSelections({ selections }: SelectionSetNode): Shape {
		const sum = empty();
		for (const selection of selections) {
			sum.directives += selection.directives?.length ?? 0;
			if (selection.kind === Kind.FIELD) {
				sum.rootFields += 1;
				if (selection.alias) sum.aliases += 1;
				const introspects =
					selection.name.value.startsWith('__') && selection.name.value !== '__typename';
				sum.introspects ||= introspects;
				const inner = selection.selectionSet ? ofSelections(selection.selectionSet) : empty();
				sum.aliases += inner.aliases;
				sum.directives += inner.directives;
				sum.introspects ||= inner.introspects;
				sum.depth = Math.max(sum.depth, introspects ? 1 : 1 + inner.depth);
			} else {
				const inner =
					selection.kind === Kind.FRAGMENT_SPREAD
						? ofFragment(selection.name.value)
						: ofSelections(selection.selectionSet);
				sum.depth = Math.max(sum.depth, inner.depth);
				sum.aliases += inner.aliases;
				sum.directives += inner.directives;
				sum.rootFields += inner.rootFields;
				sum.introspects ||= inner.introspects;
			}
		}
		return sum;
	}

	const shape = ofSelections(operation.selectionSet);
	shape.directives += operation.directives?.length ?? 0;
	return shape;
}

function empty(): Shape {
	return { depth: 0, aliases: 0, directives: 0, rootFields: 0, introspects: false };
}
