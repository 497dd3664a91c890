/** A persisted operation: what the browser knows of a document. The types tell what goes in and comes out. */
export interface Operation<Data, Variables extends object> {
	name: string;
	/** SHA-256 of the document's text, in hex: the key in the manifest. */
	hash: string;
	/** Never set; carries the types. */
	readonly types?: (variables: Variables) => Data;
}
