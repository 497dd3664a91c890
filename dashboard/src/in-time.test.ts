import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllEnvs());

test('a page that is not drawn in time is a small one with 503, in both languages', async () => {
	vi.stubEnv('LIMIT_REQUEST_MS', '50');
	vi.resetModules();
	const { inTime } = await import('./in-time.ts');
	const asked = (accept: string) => new Request('http://x/', { headers: { accept } });
	const never = new Promise<Response>(() => {});
	const page = await inTime(asked('text/html,*/*'), never);
	expect([page.status, page.headers.get('retry-after'), page.headers.get('cache-control')]).toEqual(
		[503, '5', 'no-store'],
	);
	const text = await page.text();
	expect(text).toContain('Seksama sedang sibuk.');
	expect(text).toContain('Seksama is busy for a moment.');
	const file = await inTime(asked('*/*'), never);
	expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8');
	const whole = await inTime(asked('text/html'), Promise.resolve(new Response('whole')));
	expect(await whole.text()).toBe('whole');
});
