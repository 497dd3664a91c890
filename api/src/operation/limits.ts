import { SettingsError } from '@seksama/schema/settings.ts';

/** A limit that may differ between somebody who did not sign in and somebody who did. */
export interface Pair {
	public: number;
	signedIn: number;
}

/** What one operation and one client may ask for. Every limit is on unless a setting says otherwise. */
export interface Limits {
	depth: Pair;
	cost: Pair;
	/** Points a second that refill a client's bucket; null switches the rate limit off. */
	rate: Pair | null;
	/** Bytes of a document's text in UTF-8, comments and blanks included. */
	queryBytes: Pair;
	tokens: number;
	aliases: number;
	rootFields: number;
	directives: number;
	bodyBytes: number;
	requestMs: number;
	concurrent: number;
	atOnce: number;
	waitMs: number;
	connections: number;
}

/** Each setting, its start value and what it limits. A pair is written `public/signed in`. */
const table = {
	depth: { name: 'LIMIT_DEPTH', value: '8/10', limits: 'fields inside fields' },
	cost: {
		name: 'LIMIT_COST',
		value: '1000/5000',
		limits: 'points of one operation (what a field costs stands beside it)',
	},
	rate: {
		name: 'RATE_LIMIT',
		value: '60/200',
		limits: 'points a second of one address or user, saved up for 10 s; or off',
	},
	queryBytes: {
		name: 'LIMIT_QUERY_BYTES',
		value: '32000/64000',
		limits: "bytes of a document's text",
	},
	tokens: { name: 'LIMIT_TOKENS', value: '1000', limits: 'words and signs of a document' },
	aliases: { name: 'LIMIT_ALIASES', value: '15', limits: 'renamed fields, fragments spelled out' },
	rootFields: {
		name: 'LIMIT_ROOT_FIELDS',
		value: '10',
		limits: 'fields at the root; a mutation has one',
	},
	directives: {
		name: 'LIMIT_DIRECTIVES',
		value: '20',
		limits: 'directives, fragments spelled out',
	},
	bodyBytes: { name: 'LIMIT_BODY_BYTES', value: '1000000', limits: 'bytes of a request' },
	requestMs: {
		name: 'LIMIT_REQUEST_MS',
		value: '10000',
		limits: 'milliseconds from question to answer',
	},
	concurrent: {
		name: 'LIMIT_CONCURRENT',
		value: '100',
		limits: 'operations at once in this process',
	},
	atOnce: {
		name: 'LIMIT_AT_ONCE',
		value: '16',
		limits:
			'work at once: a question to GraphQL counts 1, signing in 2, a page, a picture or a file 4; three quarters of it for either who signed in or who did not',
	},
	waitMs: {
		name: 'LIMIT_WAIT_MS',
		value: '300',
		limits: 'milliseconds that a request may wait for its turn; who would wait longer gets 503',
	},
	connections: {
		name: 'LIMIT_CONNECTIONS',
		value: '2000',
		limits: 'open connections; idle ones are closed first',
	},
} as const satisfies Record<keyof Limits, { name: string; value: string; limits: string }>;

/** Reads the limits. Throws SettingsError naming the variable and the cure. */
export function limitsOf(env: Record<string, string | undefined> = process.env): Limits {
	const text = (key: keyof Limits) => env[table[key].name] || table[key].value;
	return {
		depth: pair('depth', text('depth')),
		cost: pair('cost', text('cost')),
		rate: text('rate') === 'off' ? null : pair('rate', text('rate')),
		queryBytes: pair('queryBytes', text('queryBytes')),
		tokens: count('tokens', text('tokens')),
		aliases: count('aliases', text('aliases')),
		rootFields: count('rootFields', text('rootFields')),
		directives: count('directives', text('directives')),
		bodyBytes: count('bodyBytes', text('bodyBytes')),
		requestMs: count('requestMs', text('requestMs')),
		concurrent: count('concurrent', text('concurrent')),
		atOnce: count('atOnce', text('atOnce')),
		waitMs: count('waitMs', text('waitMs')),
		connections: count('connections', text('connections')),
	};
}

function pair(key: keyof Limits, text: string): Pair {
	const [open, signedIn = open, ...more] = text.split('/');
	if (open === undefined || more.length > 0) throw refused(key, text);
	return { public: count(key, open), signedIn: count(key, signedIn ?? open) };
}

function count(key: keyof Limits, text: string): number {
	if (!/^[1-9]\d{0,8}$/.test(text)) throw refused(key, text);
	return Number(text);
}

function refused(key: keyof Limits, text: string): SettingsError {
	const { name, value, limits } = table[key];
	return new SettingsError(
		`${name} is "${text}"; give ${value}, or other whole numbers (${limits}).`,
	);
}
