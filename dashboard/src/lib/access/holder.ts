import type { Role } from '#lib/graphql/generated/graphql.ts';
import { roles } from '#lib/terms/roles.ts';

/** Who asks: nobody signed in, or a role. */
export type Holder = 'PUBLIC' | Role;
export const holders: readonly Holder[] = ['PUBLIC', ...roles];
