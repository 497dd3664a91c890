import { m } from '#lib/paraglide/messages.js';

export const VILLAGE_METRICS = ['kepatuhan', 'ditetapkan', 'diberlakukan'] as const;
export type VillageMetric = (typeof VILLAGE_METRICS)[number];

/** What the map shows, from the address. */
export function villageMetric(text: string | null): VillageMetric {
	return VILLAGE_METRICS.find((metric) => metric === text) ?? 'kepatuhan';
}

export const metricLabels: Record<VillageMetric, () => string> = {
	kepatuhan: m.metric_compliance,
	ditetapkan: m.metric_compliant,
	diberlakukan: m.metric_enforced,
};

/** What is known of the schools of one kelurahan. */
export interface VillageFigures {
	code: string;
	name: string;
	schools: number;
	compliant: number;
	enforced: number;
	/** Mean percent of the requirements met; null where there is no school. */
	compliance: string | null;
}

interface Village {
	region: { code: string; name: string };
	schools: number;
	compliant: number;
	enforced: number;
	compliance?: string | null | undefined;
}

export function villageFigures(villages: readonly Village[]): VillageFigures[] {
	return villages.map(({ region, compliance, ...counts }) => ({
		...region,
		schools: counts.schools,
		compliant: counts.compliant,
		enforced: counts.enforced,
		compliance: compliance ?? null,
	}));
}

/** The step of colour, 1 to 5, by fifths of the whole; 0 where there is nothing to show. */
export function villageStep(figures: VillageFigures, metric: VillageMetric): number {
	if (figures.schools === 0 || figures.compliance === null) return 0;
	const share =
		metric === 'kepatuhan'
			? Number(figures.compliance) / 100
			: (metric === 'ditetapkan' ? figures.compliant : figures.enforced) / figures.schools;
	return Math.min(5, 1 + Math.floor(share * 5));
}
