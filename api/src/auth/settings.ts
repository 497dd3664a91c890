import { SettingsError } from '@seksama/schema/settings.ts';

/** The government's sign-in: an OpenID Connect provider by its four addresses, so that none has to be discovered. */
export interface GovernmentSettings {
	/** What stands on the button. */
	name: string;
	issuer: string;
	clientId: string;
	clientSecret: string;
	authorizationUrl: string;
	tokenUrl: string;
	userInfoUrl: string;
	jwksUrl: string;
	scopes: string[];
}

export interface AuthSettings {
	/** PUBLIC_URL: the one address under which people reach the site; absent where each request tells. */
	publicUrl: string | undefined;
	government: GovernmentSettings | undefined;
}

const needed = {
	issuer: 'OIDC_ISSUER',
	clientId: 'OIDC_CLIENT_ID',
	clientSecret: 'OIDC_CLIENT_SECRET',
	authorizationUrl: 'OIDC_AUTHORIZATION_URL',
	tokenUrl: 'OIDC_TOKEN_URL',
	userInfoUrl: 'OIDC_USERINFO_URL',
	jwksUrl: 'OIDC_JWKS_URL',
} as const;

/** Reads the settings of sign-in. Throws SettingsError naming the variable and the cure. */
export function authSettings(env: NodeJS.ProcessEnv = process.env): AuthSettings {
	return { publicUrl: publicUrl(env.PUBLIC_URL), government: government(env) };
}

function publicUrl(text: string | undefined): string | undefined {
	if (!text) return undefined;
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.username)
		throw new SettingsError(
			'PUBLIC_URL is not an address; give one such as https://seksama.example.go.id.',
		);
	return url.origin;
}

function government(env: NodeJS.ProcessEnv): GovernmentSettings | undefined {
	const given = Object.values(needed).filter((name) => env[name]);
	if (given.length === 0) return undefined;
	const missing = Object.values(needed).filter((name) => !env[name]);
	if (missing.length > 0)
		throw new SettingsError(
			`The government's sign-in lacks ${missing.join(', ')}; give all of them or none.`,
		);
	const text = (key: keyof typeof needed) => env[needed[key]] ?? '';
	for (const key of ['issuer', 'authorizationUrl', 'tokenUrl', 'userInfoUrl', 'jwksUrl'] as const)
		if (!isSafeAddress(text(key)))
			throw new SettingsError(`${needed[key]} is not an https address.`);
	return {
		name: env.OIDC_NAME || 'SSO Pemerintah',
		issuer: text('issuer'),
		clientId: text('clientId'),
		clientSecret: text('clientSecret'),
		authorizationUrl: text('authorizationUrl'),
		tokenUrl: text('tokenUrl'),
		userInfoUrl: text('userInfoUrl'),
		jwksUrl: text('jwksUrl'),
		scopes: (env.OIDC_SCOPES || 'openid email profile').split(/[\s,]+/),
	};
}

/** https everywhere; http only on this machine, where nobody is in between. */
function isSafeAddress(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	return (
		protocol === 'https:' ||
		(protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
	);
}
