import type { Database } from '@seksama/schema/connect.ts';
import { APIError, betterAuth, type BetterAuthOptions } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type { Log } from '../operation/log.ts';
import { placesOf } from '../operation/log.ts';
import { governmentId, governmentSignIn } from './government.ts';
import { cookieNames } from './session-cookie.ts';
import type { AuthSettings } from './settings.ts';

export const shortestPassword = 10;
export const longestPassword = 128;
/** The header in which the library finds the client's address; whatever came under this name is thrown away. */
export const addressHeader = 'x-seksama-address';

const halfAnHour = 30 * 60;

export interface LibraryParts {
	database: Database;
	secret: string;
	settings: AuthSettings;
	log: Log;
}

/** The sign-in library for one site; its cookies are bound to it. */
export function library({ database, secret, settings, log }: LibraryParts, site: string) {
	const { prefix, secure } = cookieNames(site);
	return betterAuth({
		appName: 'Seksama',
		baseURL: site,
		basePath: '/api/auth',
		secret,
		// A pool in what the library uses of it; it reaches accounts and sessions and nothing else.
		database: database.auth as unknown as NonNullable<BetterAuthOptions['database']>,
		telemetry: { enabled: false },
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: shortestPassword,
			maxPasswordLength: longestPassword,
		},
		// Tries are counted in the database, by account as well: see tries.ts.
		rateLimit: { enabled: false },
		advanced: {
			cookiePrefix: prefix,
			useSecureCookies: false,
			defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
			database: { generateId: 'serial', validateSchema: false },
			disableCSRFCheck: false,
			disableOriginCheck: false,
			ipAddress: { ipAddressHeaders: [addressHeader] },
		},
		user: {
			modelName: 'app_user',
			fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
			additionalFields: {
				isDemo: { type: 'boolean', required: false, input: false, fieldName: 'is_demo' },
			},
		},
		session: {
			modelName: 'session',
			fields: {
				userId: 'user_id',
				createdAt: 'created_at',
				updatedAt: 'updated_at',
				expiresAt: 'expires_at',
				ipAddress: 'ip_address',
				userAgent: 'user_agent',
			},
			expiresIn: halfAnHour,
			updateAge: 60,
		},
		account: {
			modelName: 'account',
			fields: {
				userId: 'user_id',
				providerId: 'provider_id',
				accountId: 'account_id',
				accessToken: 'access_token',
				refreshToken: 'refresh_token',
				idToken: 'id_token',
				accessTokenExpiresAt: 'access_token_expires_at',
				refreshTokenExpiresAt: 'refresh_token_expires_at',
				createdAt: 'created_at',
				updatedAt: 'updated_at',
			},
			encryptOAuthTokens: true,
			accountLinking: { trustedProviders: [governmentId], requireLocalEmailVerified: false },
		},
		verification: {
			modelName: 'verification',
			fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
		},
		// What went wrong comes back to auth.ts, which says nothing of it; the library would print it with its values. Who
		// comes back from the government's sign-in with nothing to show is sent to where one signs in.
		onAPIError: { throw: true, errorURL: `${site}/masuk` },
		databaseHooks: {
			session: {
				create: {
					async before(session, context) {
						// A changed password replaces a session that is alive, inside a transaction of the library.
						if (context?.path === '/change-password') return;
						const { rows } = await database.auth.query('select app.may_sign_in($1) as may', [
							Number(session.userId),
						]);
						if ((rows as { may: boolean }[])[0]?.may) return;
						// The same answer as for a wrong password.
						throw new APIError('UNAUTHORIZED', {
							message: 'Invalid email or password',
							code: 'INVALID_EMAIL_OR_PASSWORD',
						});
					},
				},
			},
		},
		logger: {
			// With `error` a second log of the library would write refusals on its own.
			level: 'info',
			// Only where it happened: what comes along may hold what somebody typed.
			log: (level, _message, ...details) =>
				level === 'error' &&
				log({
					requestId: '-',
					level: 'error',
					event: 'sign-in',
					message: details
						.map((detail) => (detail as { name?: string } | null)?.name)
						.find(Boolean),
					stack: details.map(placesOf).find(Boolean),
				}),
		},
		plugins: [
			twoFactor({
				issuer: 'Seksama',
				// Who comes by the government's sign-in alone has no password here.
				allowPasswordless: true,
				twoFactorTable: 'two_factor',
				schema: {
					user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
					twoFactor: {
						fields: {
							userId: 'user_id',
							backupCodes: 'backup_codes',
							failedVerificationCount: 'failed_verification_count',
							lockedUntil: 'locked_until',
						},
					},
				},
			}),
			...(settings.government ? [governmentSignIn(settings.government, log)] : []),
		],
	});
}

export type Library = ReturnType<typeof library>;
