import {
	getDirectiveValues,
	GraphQLIncludeDirective,
	GraphQLSkipDirective,
	Kind,
	type FieldNode,
	type GraphQLResolveInfo,
	type SelectionSetNode,
} from 'graphql';

/** What was found below a field, where no variable decides it. */
const found = new WeakMap<readonly FieldNode[], ReadonlySet<string>>();

/** The names of the fields that the document asks directly of what a field answers, fragments spelled out. */
export function selectedNames(info: GraphQLResolveInfo): ReadonlySet<string> {
	const known = found.get(info.fieldNodes);
	if (known) return known;
	const names = new Set<string>();
	let isConditional = false;
	for (const { selectionSet } of info.fieldNodes) if (selectionSet) collect(selectionSet);
	if (!isConditional) found.set(info.fieldNodes, names);
	return names;

	function collect({ selections }: SelectionSetNode): void {
		for (const one of selections) {
			isConditional ||= (one.directives?.length ?? 0) > 0;
			if (getDirectiveValues(GraphQLSkipDirective, one, info.variableValues)?.if === true) continue;
			if (getDirectiveValues(GraphQLIncludeDirective, one, info.variableValues)?.if === false)
				continue;
			if (one.kind === Kind.FIELD) names.add(one.name.value);
			else if (one.kind === Kind.INLINE_FRAGMENT) collect(one.selectionSet);
			else {
				const fragment = info.fragments[one.name.value];
				if (fragment) collect(fragment.selectionSet);
			}
		}
	}
}
