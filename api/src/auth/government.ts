import { createRemoteJWKSet, jwtVerify } from 'jose';
import { genericOAuth } from 'better-auth/plugins';
import { placesOf, type Log } from '../operation/log.ts';
import type { GovernmentSettings } from './settings.ts';

/** The name of the provider in addresses and in the table of accounts. */
export const governmentId = 'government';

/**
 * Sign-in with the government's account. The ID token is verified against the provider's keys, its issuer and this
 * client; who has no account here yet is turned away, since rights are given here and not there.
 */
export function governmentSignIn(settings: GovernmentSettings, log: Log) {
	const keys = createRemoteJWKSet(new URL(settings.jwksUrl));
	return genericOAuth({
		config: [
			{
				providerId: governmentId,
				name: settings.name,
				clientId: settings.clientId,
				clientSecret: settings.clientSecret,
				authorizationUrl: settings.authorizationUrl,
				tokenUrl: settings.tokenUrl,
				userInfoUrl: settings.userInfoUrl,
				scopes: settings.scopes,
				pkce: true,
				disableImplicitSignUp: true,
				disableSignUp: true,
				async getUserInfo({ idToken, accessToken }) {
					if (!idToken || !accessToken) return null;
					const rules = { issuer: settings.issuer, audience: settings.clientId };
					const verified = await jwtVerify(idToken, keys, rules).catch((error: unknown) => {
						const { code, name } = error as { code?: string; name?: string };
						log({
							requestId: '-',
							level: 'warn',
							event: 'government sign-in',
							code,
							message: name,
							stack: placesOf(error),
						});
						return undefined;
					});
					if (!verified) return null;
					const { payload } = verified;
					const answer = await fetch(settings.userInfoUrl, {
						headers: { authorization: `Bearer ${accessToken}` },
						signal: AbortSignal.timeout(10_000),
					});
					const claims = answer.ok ? ((await answer.json()) as Record<string, unknown>) : {};
					// The two must speak of the same person.
					if (!payload.sub || (claims.sub !== undefined && claims.sub !== payload.sub)) return null;
					const email = claims.email ?? payload.email;
					if (typeof email !== 'string') return null;
					const name = claims.name ?? payload.name;
					return {
						id: payload.sub,
						sub: payload.sub,
						email,
						emailVerified: (claims.email_verified ?? payload.email_verified) === true,
						name: typeof name === 'string' ? name : email,
					};
				},
			},
		],
	});
}
