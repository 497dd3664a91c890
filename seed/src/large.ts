import type { Database } from '@seksama/schema/connect.ts';
import type { Period } from './period.ts';
import type { OnProgress } from './progress.ts';

export interface LargeOptions {
	seed: number;
	until: Period;
	cities: number | undefined;
}

export async function seedLarge(_d: Database, _o: LargeOptions, _p: OnProgress): Promise<void> {
	throw new Error('not yet');
}
