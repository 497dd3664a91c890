import { day, moment } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';
import { dated, embedCode, fileAddress, viewAddress, type Share } from './share.ts';

/** A chart that is about to be taken elsewhere. */
export interface Taken {
	share: Share;
	title: string;
	subtitle: string;
	/** The name of the city, and the address of this site. */
	city: string;
	origin: string;
	locale: string;
}

/** What there is to take. */
export interface Handout {
	csv: string;
	xlsx: string;
	pictures: { words: string; svg: string }[];
	texts: { words: string; text: string; isCode: boolean }[];
}

/** The files of a chart, its citation and the markup that embeds it. */
export function handoutOf({ share, title, subtitle, city, origin, locale }: Taken): Handout {
	const now = new Date().toISOString();
	const date = share.asOf ? moment(share.asOf, locale) : day(now, locale);
	const address = viewAddress(dated(share, now), origin, locale);
	return {
		csv: fileAddress(share, 'csv', locale),
		xlsx: fileAddress(share, 'xlsx', locale),
		pictures: [
			{ words: m.share_picture(), svg: fileAddress(share, 'svg', locale) },
			{ words: m.share_picture_dark(), svg: fileAddress(share, 'svg', locale, 'dark') },
		],
		texts: [
			{
				words: m.share_cite(),
				text: m.citation({ city, title, subtitle, date, address }),
				isCode: false,
			},
			{ words: m.share_embed(), text: embedCode(share, origin, title, locale), isCode: true },
		],
	};
}
