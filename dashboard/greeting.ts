import { isLoopback, urlsOf, type Listening } from '@seksama/api/servers/listen.ts';

const accounts = [
	'agency-staff',
	'agency-head',
	'evaluator',
	'leadership',
	'school-staff',
	'award-committee',
	'case-worker',
	'case-supervisor',
	'auditor',
	'admin',
	'developer',
];

interface Greeted extends Listening {
	publicUrl: string | undefined;
	demo: boolean;
	firstAdmin: string | undefined;
}

/** What the person who started the program reads last: where it is, and who may sign in where it is a demo. */
export function greeting({ address, port, publicUrl, demo, firstAdmin }: Greeted): string {
	const urls = urlsOf({ address, port });
	const site = publicUrl ? `${publicUrl}/` : urls[0];
	const lines = ['', ...urls.map((url, at) => `  ${at === 0 ? 'Seksama' : '       '}    ${url}`)];
	lines.push(`  GraphQL    ${urls[0]}graphql`);
	if (demo)
		lines.push(
			'',
			`  A demo city: all figures of agencies, schools and people are made up.`,
			`  Accounts   ${accounts.map((name, index) => (index % 4 === 3 ? `${name}\n            ` : name)).join(' ')}`,
			`             each @demo.example, password seksama-demo; a token for one: pnpm run token evaluator@demo.example`,
			`             second factor of case-worker, case-supervisor, auditor, admin: TOTP key JBSWY3DPEHPK3PXP`,
		);
	const exposed = exposure(address, publicUrl);
	if (demo && exposed)
		lines.push(
			'',
			`  WARNING: this demo answers on ${exposed}, and its passwords are known to everybody, that of the admin too;`,
			'             HOST=127.0.0.1 keeps it to this machine. Put nothing real into it.',
		);
	if (firstAdmin)
		lines.push(
			'',
			'  There is no admin yet. Whoever opens this link first becomes the admin; it works once, for 24 hours:',
			`             ${site}${firstAdmin.slice(1)}`,
			'             Starting again prints a new one while there is no admin.',
		);
	lines.push('', '  Ctrl+C ends it.', '');
	return lines.join('\n');
}

/** How others than this machine reach it; undefined where they do not. */
function exposure(address: string, publicUrl: string | undefined): string | undefined {
	const host = publicUrl && new URL(publicUrl).hostname.replace(/^\[|\]$/g, '');
	if (host && !isLoopback(host)) return publicUrl;
	if (isLoopback(address)) return undefined;
	return address === '::' || address === '0.0.0.0' ? 'all addresses of this machine' : address;
}
