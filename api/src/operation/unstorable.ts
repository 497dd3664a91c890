import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';

const cure = 'holds a NUL or half a character, which no text can; leave it out.';

/** Whether no database can hold this text: it has a NUL, or half of a character that takes two. */
function isUnstorable(text: string): boolean {
	return text.includes('\0') || !text.isWellFormed();
}

/** A validation rule: every text in the document is one that the database can hold. */
export function storableLiterals(context: ValidationContext): ASTVisitor {
	return {
		StringValue(node) {
			if (isUnstorable(node.value)) context.reportError(new GraphQLError(cure, { nodes: node }));
		},
	};
}

/** The same of the variables: the path of each that cannot be held, such as `input.reason`. At most 20. */
export function unstorableVariables(variables: Record<string, unknown>): GraphQLError[] {
	const errors: GraphQLError[] = [];
	const look = (value: unknown, field: string): void => {
		if (errors.length === 20) return;
		if (typeof value === 'string' && isUnstorable(value))
			errors.push(
				new GraphQLError(`${field}: ${cure}`, { extensions: { code: 'BAD_USER_INPUT', field } }),
			);
		else if (typeof value === 'object' && value !== null)
			for (const [key, part] of Object.entries(value)) look(part, `${field}.${key}`);
	};
	for (const [name, value] of Object.entries(variables)) look(value, name);
	return errors;
}
