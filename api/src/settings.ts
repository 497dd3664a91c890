import { homeCity, integer, SettingsError } from '@seksama/schema/settings.ts';
import { siteSettings, type SiteSettings } from './auth/site.ts';
import { limitsOf, type Limits } from './operation/limits.ts';

export interface ApiSettings {
	/** Which GraphQL server library carries the questions: GRAPHQL_SERVER, yoga by default. */
	server: 'yoga' | 'apollo';
	limits: Limits;
	/** The city that is meant where a query names none. */
	home: string;
	/** METRICS_TOKEN: who sends it may read /metrics from elsewhere than this machine. */
	metricsToken: string | undefined;
	/** PUBLIC_CACHE_MS: how long an answer to the public is kept in this process; 0 keeps none. */
	publicCacheMs: number;
	/** GUARD_EVERY_MS: how often the process looks whether the database could leak. */
	guardEveryMs: number;
	/** PUBLIC_URL and TRUSTED_PROXIES. */
	site: SiteSettings;
}

/** Reads the settings of the API. Throws SettingsError naming the variable and the cure. */
export function apiSettings(env: NodeJS.ProcessEnv = process.env): ApiSettings {
	const server = env.GRAPHQL_SERVER || 'yoga';
	if (server !== 'yoga' && server !== 'apollo')
		throw new SettingsError(`GRAPHQL_SERVER is "${server}"; give yoga or apollo.`);
	return {
		server,
		limits: limitsOf(env),
		home: homeCity(env),
		metricsToken: env.METRICS_TOKEN || undefined,
		publicCacheMs: integer(env, 'PUBLIC_CACHE_MS', 2000, 0, 60_000),
		guardEveryMs: integer(env, 'GUARD_EVERY_MS', 10_000, 100, 60_000),
		site: siteSettings(env),
	};
}
