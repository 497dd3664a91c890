import { SettingsError } from '@seksama/schema/settings.ts';
import type { Server } from 'node:http';
import { networkInterfaces } from 'node:os';

/** Where a server answers: `address` is an IP address, `::` or `0.0.0.0` for all of this machine. */
export interface Listening {
	address: string;
	port: number;
}

/** The address that HOST names to listen on; undefined where it names none, which each program reads in its own way. */
export function hostSetting({ HOST: host }: NodeJS.ProcessEnv): string | undefined {
	return host || undefined;
}

/** Whether only this machine can reach the address. */
export function isLoopback(address: string): boolean {
	return /^(localhost|127\.[\d.]+|::1|::ffff:127\.[\d.]+)$/i.test(address);
}

/** Where it can be opened: each address that answers, such as `http://localhost:4000/`, this machine's own name first. */
export function urlsOf({ address, port }: Listening): [string, ...string[]] {
	const url = (host: string) => `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
	if (address === '::' || address === '0.0.0.0')
		return [url('localhost'), ...networkAddresses().map(url)];
	return [url(address === '127.0.0.1' ? 'localhost' : address)];
}

function networkAddresses(): string[] {
	return Object.values(networkInterfaces())
		.flatMap((list) => list ?? [])
		.filter(({ internal, family }) => !internal && family === 'IPv4')
		.map(({ address }) => address);
}

/**
 * Listens on a port (0: any that is free) of an address, of all where it is undefined. Throws SettingsError naming PORT or
 * HOST and the cure where that cannot be.
 */
export async function listen(
	server: Server,
	port: number,
	host: string | undefined,
): Promise<Listening> {
	await new Promise<void>((resolve, reject) => {
		const refuse = (error: NodeJS.ErrnoException) =>
			reject(problemOf(error.code, port, host) ?? error);
		server.once('error', refuse);
		server.listen(port, host, () => {
			server.off('error', refuse);
			resolve();
		});
	});
	const taken = server.address();
	if (taken === null || typeof taken === 'string') throw new Error('The server has no port.');
	return { address: taken.address, port: taken.port };
}

/** Moves a server that listens to another address of the same port. Who is connected is let go. */
export async function listenElsewhere(
	server: Server,
	{ port }: Listening,
	host: string,
): Promise<Listening> {
	await new Promise((resolve) => {
		server.close(resolve);
		server.closeAllConnections();
	});
	return listen(server, port, host);
}

function problemOf(code: string | undefined, port: number, host: string | undefined) {
	switch (code) {
		case 'EADDRINUSE':
			return new SettingsError(
				`Port ${port} is taken; stop what uses it, or set PORT to another one.`,
			);
		case 'EACCES':
			return new SettingsError(
				`Port ${port} may not be used by this user; set PORT to 1024 or more.`,
			);
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
		case 'EINVAL':
			return new SettingsError(
				`HOST is "${host}", which is no address of this machine; give one of its own, such as 127.0.0.1, or 0.0.0.0 for all.`,
			);
		default:
			return undefined;
	}
}
