// The first day of a city of its own: from the link that the program prints to the first agency and the first user.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstAdminPath } from '../../src/auth/first-admin.ts';
import { codeOf } from '../auth/visitor.ts';
import { openStory, type Reader, type Story } from './story.ts';

const password = 'batik tulis pagi hari';

describe.each([
	['33.74', 'Kota Semarang', 177],
	['33.75', 'Kota Pekalongan', 27],
])('in %s', (city, name, villages) => {
	let story: Story;
	let admin: Reader;
	/** The one-time code that the program prints when it starts. */
	const printed = async () => {
		const path = await firstAdminPath(story.desk.house.database, city);
		return path && new URL(path, 'http://localhost').searchParams.get('kode');
	};
	beforeAll(async () => {
		story = await openStory(city);
		admin = await story.reader(null);
	});
	afterAll(() => story.close());

	test('the city has its own name and regions, and nobody in it', async () => {
		expect(await admin.open('Shell', { home: city })).toMatchObject({
			isDemo: false,
			regions: [{ name }],
			viewer: { signedIn: false },
		});
		expect(await admin.open('TileRegions')).toMatchObject({ villages: { length: villages } });
	});

	test('a link that ran out lets nobody in, and the next start prints one that does', async () => {
		const old = await printed();
		await story.desk.sql("update app.invitation set expires_at = now() - interval '1 second'");
		expect((await admin.post('/first-admin/check', { code: old })).status).toBe(410);
		const answer = await admin.post('/first-admin/check', { code: await printed() });
		expect(await answer.json()).toEqual({ region: city });
	});

	test('whoever opens it becomes the admin, once the second factor is set up, and no other link is printed', async () => {
		const account = { name: 'Rini', email: 'rini@kota.example', password };
		const code = await printed();
		expect((await admin.post('/first-admin/make', { code, ...account })).status).toBe(200);
		expect((await admin.post('/first-admin/make', { code, ...account })).status).toBe(410);
		expect(await printed()).toBeUndefined();
		await admin.signIn(account.email, password);
		expect(await admin.open('AdminDesk')).toMatchObject({
			viewer: { signedIn: true, secondFactor: 'SET_UP', grants: [] },
		});
		expect(await admin.open('CreateAgency', { input: agency })).toMatchObject({
			createAgency: { __typename: 'NotAllowedError' },
		});
		const begun = await admin.post('/two-factor/enable', { password });
		const { totpURI } = (await begun.json()) as { totpURI: string };
		const secret = new URL(totpURI).searchParams.get('secret') ?? '';
		await admin.post('/two-factor/verify-totp', { code: await codeOf(secret) });
		expect(await admin.open('AdminDesk')).toMatchObject({
			viewer: { secondFactor: 'SHOWN', grants: [{ role: 'ADMIN' }] },
		});
	});

	const agency = {
		code: 'DINDIK',
		name: 'Dinas Pendidikan',
		nameEn: 'Education Office',
		shortName: 'Dindik',
		validFrom: '2026-01-01',
	};
	const steps = (agencies: number, users: number) => ({
		agencies: { totalCount: agencies },
		users: { totalCount: users },
	});

	test('the admin is led to the first agency and the first user', async () => {
		expect(await admin.open('FirstSteps')).toEqual(steps(0, 1));
		expect(await admin.open('CreateAgency', { input: agency })).toMatchObject({
			createAgency: { __typename: 'CreateAgencySuccess' },
		});
		expect(await admin.open('FirstSteps')).toEqual(steps(1, 1));
	});

	test('the first user is let in by a link, and holds what was given at the first agency', async () => {
		const made = await admin.open<{ createUser: { user: { id: string } } }>('CreateUser', {
			input: { email: 'budi@kota.example', name: 'Budi' },
		});
		const user = made.createUser.user.id;
		expect(
			await admin.open('GiveGrant', {
				input: { user, role: 'AGENCY_HEAD', scope: 'agency:DINDIK', reason: 'SK 1/2026' },
			}),
		).toMatchObject({ giveGrant: { grant: { state: 'HOLDS' } } });
		const { createSignInLink } = await admin.open<{ createSignInLink: { code: string } }>(
			'CreateSignInLink',
			{ input: { user, reason: 'akun baru' } },
		);
		const budi = await story.reader(null);
		const { code } = createSignInLink;
		expect((await budi.post('/link/use', { code, password })).status).toBe(200);
		await budi.signIn('budi@kota.example', password);
		expect(await budi.open('Account')).toMatchObject({
			viewer: { name: 'Budi', grants: [{ role: 'AGENCY_HEAD', scope: 'agency:DINDIK' }] },
		});
		expect(await admin.open('FirstSteps')).toEqual(steps(1, 2));
	});
});
