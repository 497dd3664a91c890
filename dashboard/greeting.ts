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
export function greeting({ port, demo }: { port: number; demo: boolean }): string {
	const lines = ['', `  Seksama    ${url('localhost', port)}`];
	for (const address of networkAddresses()) lines.push(`             ${url(address, port)}`);
	lines.push(`  GraphQL    ${url('localhost', port)}graphql`);
	if (demo)
		lines.push(
			'',
			`  A demo city: all figures of agencies, schools and people are made up.`,
			`  Accounts   ${accounts.map((name, index) => (index % 4 === 3 ? `${name}\n            ` : name)).join(' ')}`,
			`             each @demo.example; a token for one: pnpm token evaluator@demo.example`,
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
