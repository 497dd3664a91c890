import type { Database } from '@seksama/schema/connect.ts';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { cookieNames, cookieValue } from './session-cookie.ts';

/** How long a device stays known after its last sign-in. */
const longestDays = 90;
/** Accounts that one browser is known to; of more the oldest goes. */
const mostAccounts = 5;
const dayMs = 86_400_000;

/** What of a request the cookie of its device is read with. */
export interface DeviceAsked {
	database: Pick<Database, 'auth'>;
	secret: string;
	cookies: string | null;
	site: string;
}

/** One account that a browser is known to: a number of its own, the day of its last sign-in, and our seal. */
interface Entry {
	id: string;
	day: number;
	seal: string;
}

interface Owner {
	id: number;
	/** The hash of the password; empty where there is none. */
	password: string;
}

/** An account by its e-mail address or its number. */
type Who = string | number;

/**
 * The device from which somebody asks to be signed in to this account, where it signed in before: the numbers of both.
 * Undefined for every other one, and where the password has changed since. Nothing of an account can be read from the
 * cookie, and an address of nobody is looked up like any other.
 */
export async function knownDevice(asked: DeviceAsked, who: Who): Promise<string | undefined> {
	const entries = entriesOf(asked);
	if (entries.length === 0) return undefined;
	const owner = await ownerOf(asked, who);
	const found = entryFor(asked, entries, owner ?? { id: 0, password: '' });
	return owner && found && `${owner.id}:${found.id}`;
}

/**
 * Makes the device known to an account from now on, by a cookie of the answer. Only where somebody has proved to be its
 * owner.
 */
export async function rememberDevice(
	asked: DeviceAsked,
	who: Who,
	response: Response,
): Promise<Response> {
	const owner = await ownerOf(asked, who);
	if (!owner) return response;
	const before = entriesOf(asked);
	const id = entryFor(asked, before, owner)?.id ?? randomBytes(16).toString('base64url');
	const day = today();
	const mine = { id, day, seal: sealOf(asked.secret, owner, id, day) };
	const others = before.filter((entry) => entry.id !== id).slice(0, mostAccounts - 1);
	const value = [mine, ...others].map(({ id, day, seal }) => `${id}.${day}.${seal}`).join('~');
	const { device, secure } = cookieNames(asked.site);
	response.headers.append(
		'set-cookie',
		`${device}=${value}; Max-Age=${longestDays * 86_400}; Path=/; HttpOnly${secure ? '; Secure' : ''}; SameSite=Lax`,
	);
	return response;
}

function entryFor({ secret }: DeviceAsked, entries: Entry[], owner: Owner): Entry | undefined {
	return entries.find(({ id, day, seal }) => {
		const [given, expected] = [Buffer.from(seal), Buffer.from(sealOf(secret, owner, id, day))];
		return given.length === expected.length && timingSafeEqual(given, expected);
	});
}

function entriesOf({ cookies, site }: DeviceAsked): Entry[] {
	const value = cookieValue(cookies, cookieNames(site).device) ?? '';
	if (value.length > 1000) return [];
	return value.split('~').flatMap((text) => {
		const [, id, day, seal] = /^([\w-]{22})\.(\d{1,6})\.([\w-]{43})$/.exec(text) ?? [];
		const age = today() - Number(day);
		return id && seal && age >= 0 && age <= longestDays ? [{ id, day: Number(day), seal }] : [];
	});
}

/** Of this user, this device, this day and this password: none of them can be exchanged. */
function sealOf(secret: string, { id, password }: Owner, device: string, day: number): string {
	const key = createHmac('sha256', secret).update('known device').digest();
	return createHmac('sha256', key)
		.update([id, device, day, password].join('\0'))
		.digest('base64url');
}

async function ownerOf({ database }: DeviceAsked, who: Who): Promise<Owner | undefined> {
	const condition = typeof who === 'string' ? 'u.email = lower($1)' : 'u.id = $1';
	const { rows } = await database.auth.query(
		`select u.id, coalesce(a.password, '') as password from app.app_user u
		left join app.account a on a.user_id = u.id and a.provider_id = 'credential' where ${condition}`,
		[who],
	);
	return (rows as Owner[])[0];
}

const today = () => Math.floor(Date.now() / dayMs);
