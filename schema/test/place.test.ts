import { expect, test } from 'vitest';
import { databasePlace } from '../src/place.ts';

const placeOf = (url: string) => databasePlace({ url, dataDir: '/nowhere' });

test('a database is told by its folder, or by host, port and name, however its address is written', () => {
	expect(databasePlace({ url: undefined, dataDir: '/srv/.data' })).toBe('/srv/.data');
	for (const host of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST:5432'])
		expect(placeOf(`postgresql://a:secret@${host}/kota`)).toBe('localhost:5432/kota');
	expect(placeOf('postgres://b@Db.kota.go.id:6432/kota%20a?sslmode=disable')).toBe(
		'db.kota.go.id:6432/kota a',
	);
	expect(placeOf('postgresql:///kota?host=/var/run/postgresql')).toBe(
		'/var/run/postgresql:5432/kota',
	);
});

test('a place names neither user nor password', () => {
	expect(placeOf('postgresql://sari:rahasia@db/kota')).toBe('db:5432/kota');
});
