import {
	getDirectiveValues,
	GraphQLIncludeDirective,
	GraphQLSkipDirective,
	Kind,
	type GraphQLResolveInfo,
	type SelectionSetNode,
} from 'graphql';

/** The names of the fields that the document asks directly of what a field answers, fragments spelled out. */
export function selectedNames(info: GraphQLResolveInfo): ReadonlySet<string> {
	const names = new Set<string>();
	for (const { selectionSet } of info.fieldNodes) if (selectionSet) collect(selectionSet);
	return names;

	function collect({ selections }: SelectionSetNode): void {
		for (const one of selections) {
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
