/** Why the database cannot be filled; one clear line for the operator. */
export class SeedError extends Error {}
