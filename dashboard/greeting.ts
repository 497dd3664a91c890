import { networkInterfaces } from 'node:os';

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

/** What the person who started the program reads last: where it is, and who may sign in where it is a demo. */
export function greeting({
	port,
	demo,
	firstAdmin,
}: {
	port: number;
	demo: boolean;
	firstAdmin?: string | undefined;
}): string {
	const lines = ['', `  Seksama    ${url('localhost', port)}`];
	for (const address of networkAddresses()) lines.push(`             ${url(address, port)}`);
	lines.push(`  GraphQL    ${url('localhost', port)}graphql`);
	if (demo)
		lines.push(
			'',
			`  A demo city: all figures of agencies, schools and people are made up.`,
			`  Accounts   ${accounts.map((name, index) => (index % 4 === 3 ? `${name}\n            ` : name)).join(' ')}`,
			`             each @demo.example, password seksama-demo; a token for one: pnpm run token evaluator@demo.example`,
			`             second factor of case-worker, case-supervisor, auditor, admin: TOTP key JBSWY3DPEHPK3PXP`,
		);
	if (firstAdmin)
		lines.push(
			'',
			'  There is no admin yet. Whoever opens this link first becomes the admin; it works once, for 24 hours:',
			`             ${url('localhost', port)}${firstAdmin.slice(1)}`,
		);
	lines.push('', '  Ctrl+C ends it.', '');
	return lines.join('\n');
}

function url(host: string, port: number): string {
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}

function networkAddresses(): string[] {
	return Object.values(networkInterfaces())
		.flatMap((list) => list ?? [])
		.filter(({ internal, family }) => !internal && family === 'IPv4')
		.map(({ address }) => address);
}
