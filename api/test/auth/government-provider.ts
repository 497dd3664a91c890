import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { GovernmentSettings } from '../../src/auth/settings.ts';

export interface GovernmentProvider {
	settings: GovernmentSettings;
	/** Who signs in there next: the number of the account, and the e-mail that it tells of them. */
	person: { id: string; email: string };
	close(): Promise<void>;
}

/** A real OpenID Connect provider on this machine, in which everybody signs in at once as `person`. */
export async function openProvider(site: string): Promise<GovernmentProvider> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const opened = { person: { id: 'nip-1', email: '' } };
	const client = { id: 'seksama', secret: 'a secret of the two' };
	const provider: Provider = new Provider(issuer, {
		clients: [
			{
				client_id: client.id,
				client_secret: client.secret,
				redirect_uris: [`${site}/api/auth/callback/government`],
			},
		],
		claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
		cookies: { keys: ['for tests'] },
		features: { devInteractions: { enabled: false } },
		interactions: { url: (_context, { uid }) => `/sign-in/${uid}` },
		findAccount: (_context, accountId) => ({
			accountId,
			claims: () => ({
				sub: accountId,
				email: opened.person.email,
				email_verified: true,
				name: 'Nama di SSO',
			}),
		}),
		async loadExistingGrant({ oidc }): Promise<InstanceType<Provider['Grant']>> {
			const grant = new provider.Grant({
				clientId: oidc.client?.clientId ?? '',
				accountId: oidc.session?.accountId ?? '',
			});
			grant.addOIDCScope('openid email profile');
			await grant.save();
			return grant;
		},
	});
	const answer = provider.callback();
	server.on('request', (request, response) => {
		if (!request.url?.startsWith('/sign-in/')) return void answer(request, response);
		const result = { login: { accountId: opened.person.id } };
		void provider.interactionFinished(request, response, result, {
			mergeWithLastSubmission: false,
		});
	});
	return {
		get person() {
			return opened.person;
		},
		set person(person: GovernmentProvider['person']) {
			opened.person = person;
		},
		settings: {
			name: 'SSO Pemerintah',
			issuer,
			clientId: client.id,
			clientSecret: client.secret,
			authorizationUrl: `${issuer}/auth`,
			tokenUrl: `${issuer}/token`,
			userInfoUrl: `${issuer}/me`,
			jwksUrl: `${issuer}/jwks`,
			scopes: ['openid', 'email', 'profile'],
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
