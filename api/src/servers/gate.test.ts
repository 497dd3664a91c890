import { afterEach, describe, expect, test, vi } from 'vitest';
import { gate, type Entrant } from './gate.ts';

afterEach(() => {
	vi.useRealTimers();
});

/** A gate of eight units, six for either side, and 100 ms of waiting, with a clock of its own. */
function opened() {
	vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'performance'] });
	return gate({ atOnce: 8, waitMs: 100 });
}

interface Guest extends Entrant {
	came: 'waits' | 'in' | 'late';
	done(): void;
}

function guest(units = 1, member?: string): Guest {
	const one: Guest = {
		units,
		member,
		came: 'waits',
		done: () => {},
		start(mayStart, done) {
			one.came = mayStart ? 'in' : 'late';
			one.done = done;
		},
	};
	return one;
}

const enter = (at: ReturnType<typeof gate>, ...guests: Guest[]) =>
	guests.map((one) => (at.enter(one) ? one.came : 'refused'));

describe('what is let in', () => {
	test('who did not sign in gets three quarters of the room, whoever did finds the rest free', () => {
		const at = opened();
		expect(enter(at, guest(4), guest(2), guest(1))).toEqual(['in', 'in', 'waits']);
		expect(enter(at, guest(2, 'session'))).toEqual(['in']);
		expect(at.load()).toEqual({ units: 8, waiting: 1 });
	});

	test('members leave a quarter to everybody else', () => {
		const at = opened();
		expect(enter(at, guest(4, 'a'), guest(2, 'b'), guest(2, 'c'))).toEqual(['in', 'in', 'waits']);
		expect(enter(at, guest(2))).toEqual(['in']);
	});

	test('members go before those who waited longer', () => {
		const at = opened();
		const [running, other, member] = [guest(2), guest(2), guest(2, 'b')];
		enter(at, running, guest(2), guest(4, 'a'), other, member);
		running.done();
		expect([member.came, other.came]).toEqual(['in', 'waits']);
	});

	test('one session goes before others with six requests, not with a hundred', () => {
		const at = gate({ atOnce: 40, waitMs: 100 });
		enter(at, guest(30));
		const own = Array.from({ length: 8 }, () => guest(1, 'session'));
		expect(enter(at, ...own)).toEqual([...Array<string>(6).fill('in'), 'waits', 'waits']);
		own[0]?.done();
		expect(enter(at, guest(1, 'session'))).toEqual(['waits']);
	});

	test('what is larger than the whole gate goes in alone', () => {
		const at = gate({ atOnce: 1, waitMs: 100 });
		const page = guest(4);
		expect(enter(at, page, guest(4))).toEqual(['in', 'waits']);
	});

	test('an end that is told twice frees the place once', () => {
		const at = opened();
		const one = guest(2);
		enter(at, one, guest(2));
		one.done();
		one.done();
		expect(at.load().units).toBe(2);
	});
});

describe('what is refused', () => {
	test('a turn that would come too late is refused at once, by how fast work was finished lately', () => {
		const at = opened();
		let running = Array.from({ length: 6 }, () => guest());
		enter(at, ...running);
		// Each unit takes 40 ms of the whole: two can wait within 100 ms, a third one cannot.
		for (let round = 0; round < 80; round++) {
			vi.advanceTimersByTime(40);
			running.shift()?.done();
			const next = guest();
			enter(at, next);
			running = [...running, next];
		}
		expect(enter(at, guest(), guest(), guest())).toEqual(['waits', 'waits', 'refused']);
		expect(at.isFull({ units: 1, member: undefined })).toBe(true);
		expect(at.isFull({ units: 1, member: 'session' })).toBe(false);
	});

	test('who waited as long as one may gets its refusal then', () => {
		const at = opened();
		const late = guest();
		enter(at, guest(6), late);
		vi.advanceTimersByTime(99);
		expect(late.came).toBe('waits');
		vi.advanceTimersByTime(1);
		expect(late.came).toBe('late');
		expect(at.load()).toEqual({ units: 6, waiting: 0 });
	});

	test('who went away does not start, and those behind move up', () => {
		const at = opened();
		const [running, large, small] = [guest(5), guest(4), guest(1)];
		enter(at, running, large, small);
		at.leave(large);
		expect([large.came, small.came]).toEqual(['waits', 'in']);
		running.done();
		expect(large.came).toBe('waits');
	});

	test('after a standstill it lets in as before', () => {
		const at = opened();
		const stuck = Array.from({ length: 6 }, () => guest());
		enter(at, ...stuck, guest(), guest());
		vi.advanceTimersByTime(60_000);
		for (const one of stuck) one.done();
		expect(at.load()).toEqual({ units: 0, waiting: 0 });
		expect(enter(at, ...Array.from({ length: 6 }, () => guest()))).not.toContain('refused');
	});

	test('however fast it goes, no more wait than sixteen times what fits', () => {
		const many = gate({ atOnce: 8, waitMs: 60_000 });
		const came = enter(many, guest(6), ...Array.from({ length: 200 }, () => guest()));
		expect(came.filter((one) => one === 'waits')).toHaveLength(8 * 16 + 1);
	});
});
