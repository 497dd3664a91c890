import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a database of a test lies. */
export interface Place {
	/** Its settings as environment variables. */
	env: Record<string, string>;
	remove(): Promise<void>;
}

/** Authenticators of the demo accounts are encrypted with the key of sign-in: a copy needs the key of its template. */
export async function keepSecret(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	await writeFile(join(folder, 'auth-secret'), 'the key of sign-in of every copy of a template\n');
}
