// One scene: the same answers first, then the same load on each way of asking it, in turn.
import type pg from 'pg';
import type { Started } from './children.ts';
import { cpuOf } from './cpu.ts';
import { compare, type Way } from './load.ts';
import type { Line, PeerFigure } from './report.ts';
import { answer, asHash, asText, type Answer } from './requests.ts';
import { apart, difference } from './same.ts';
import type { Scene } from './scene.ts';
import { pageDocument } from './scenes.ts';

export interface Bench {
	/** Our program, which computes each answer. */
	served: Started;
	/** The same, which keeps public answers. */
	cached: Started;
	limit: Started;
	/** Where it was asked for and brought. */
	peer: Started | undefined;
	/** Connected as the owner. */
	admin: pg.Client;
	rounds: number;
	seconds: number;
}

/** Throws where our answer is not the one of the limit; a peer that answers otherwise gets no figure, but that place. */
export async function measure(scene: Scene, bench: Bench): Promise<Line> {
	const { served, cached, limit, admin } = bench;
	const general = scene.kind !== 'page';
	const cpu = (started: Started, application: string) =>
		general ? cpuOf(started, admin, application) : undefined;
	const ways: Way[] = [
		{ request: { url: `${limit.base}/viewer/${scene.name}` }, cpu: cpu(limit, 'bench-limit') },
		{ request: { url: `${limit.base}/plain/${scene.name}` } },
		{ request: asText(served.base, scene), cpu: cpu(served, 'seksama') },
	];
	if (!general) {
		const { hash } = pageDocument(scene.operation);
		ways.push(
			{ request: asHash(served.base, hash, scene.variables) },
			{ request: asHash(cached.base, hash, scene.variables) },
		);
	}
	const ours = await sameAnswers(scene.name, ways);
	const peer = bench.peer && scene.peer && { started: bench.peer, question: scene.peer };
	let differs: string | undefined;
	if (peer) {
		const request = asText(peer.started.base, peer.question);
		differs = peerDiffers(ours, await answer(request, peer.question.decimals));
		if (!differs) ways.push({ request, cpu: cpu(peer.started, 'bench-peer') });
	}
	const figures = await compare(ways, bench.rounds, bench.seconds);
	const found: PeerFigure | undefined = peer && (differs ? { differs } : figures.at(-1));
	const [viewer, plain, text, persisted, kept] = figures;
	if (!viewer || !plain || !text) throw new Error(`${scene.name} was not measured.`);
	console.error(`${scene.name}: ${Math.round(viewer.rate)} answers a second at the limit`);
	if (general) return { scene, viewer, plain, text, peer: found };
	return { scene, viewer, plain, text, persisted, kept };
}

/** A ratio means something only where both answer the same. Returns our answer to the text. */
async function sameAnswers(name: string, ways: readonly Way[]): Promise<Answer> {
	// The second one has no policies and may know more.
	const [limitAnswer, , ...answers] = await Promise.all(ways.map(({ request }) => answer(request)));
	for (const { data, errors } of answers) {
		const found = errors ? JSON.stringify(errors) : difference(data, limitAnswer?.data);
		if (found) throw new Error(`${name}: the answers differ at ${found}.`);
	}
	return answers[0] ?? {};
}

function peerDiffers(ours: Answer, peer: Answer): string | undefined {
	return peer.errors ? JSON.stringify(peer.errors) : apart(ours.data, peer.data);
}
