import font from '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2?url';

/** Dots per CSS pixel: sharp in print and on a screen. */
const SCALE = 2;

/**
 * The chart's SVG as a PNG file, drawn by the browser. A picture on a canvas may fetch nothing, so the font
 * travels inside of it. Rejects where the browser refuses.
 */
export async function savePng(address: string): Promise<void> {
	const [svg, face] = await Promise.all([text(address), dataAddress(font)]);
	const dressed = svg.replace(
		/(<svg[^>]*>)/,
		`$1<style>@font-face{font-family:'Plus Jakarta Sans';font-weight:200 800;src:url(${face})}</style>`,
	);
	const picture = new Image();
	picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(dressed)}`;
	await picture.decode();
	const canvas = document.createElement('canvas');
	canvas.width = picture.naturalWidth * SCALE;
	canvas.height = picture.naturalHeight * SCALE;
	canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	const file = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
	if (file === null) throw new Error('The browser made no PNG.');
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = `${/\/([a-z]+)\.svg/.exec(address)?.[1] ?? 'seksama'}.png`;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function text(address: string): Promise<string> {
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`The picture answered ${answer.status}.`);
	return answer.text();
}

async function dataAddress(address: string): Promise<string> {
	const blob = await (await fetch(address)).blob();
	return new Promise((done, fail) => {
		const reader = new FileReader();
		reader.onload = () => done(String(reader.result));
		reader.onerror = () => fail(reader.error ?? new Error('The font could not be read.'));
		reader.readAsDataURL(blob);
	});
}
