import { published } from '../../graph/published.ts';
import type { Shape } from '../../graph/row.ts';
import type { RegionRow } from '../region/ref.ts';

/** An agency, whole or in part. */
export type AgencyRow = Partial<Shape<'Agency'>> & { id: number; region?: RegionRow };

export const agencies = published<'Agency', AgencyRow>('Agency', {
	one: 'An agency',
	many: 'agencies',
});
export const AgencyRef = agencies.ref;
