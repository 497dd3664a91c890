/** What a token may be used for. WRITE_OWN includes reading one's own, since a write answers with what it wrote. */
export const tokenScopes = ['READ_PUBLIC', 'READ_OWN', 'WRITE_OWN'] as const;
export type TokenScope = (typeof tokenScopes)[number];
