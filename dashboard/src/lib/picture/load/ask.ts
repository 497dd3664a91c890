import { error } from '@sveltejs/kit';
import { pictureProblems } from '#lib/address/places.ts';
import type { PictureKind } from '#lib/charts/share.ts';
import { graphqlClient } from '#lib/graphql/client.ts';
import { Shell } from '#lib/graphql/generated/operations.ts';
import { query } from '#lib/graphql/query.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { chosenPeriod } from '#lib/period/chosen.ts';
import { homeCode } from '#lib/region/home.ts';
import { inLanguage } from '#lib/ui/address.ts';
import type { Picture } from '../picture.ts';
import { pictures } from './picture.ts';

/**
 * The picture that an address asks for, as the public sees it: whoever asks, no session and no token goes along,
 * so that a copy may be kept and shown to anybody. What the address says wrongly is refused.
 */
export async function askPicture(
	kind: PictureKind,
	{ fetch, url }: { fetch: typeof globalThis.fetch; url: URL },
): Promise<Picture> {
	const [problem] = pictureProblems(kind, url.searchParams);
	if (problem !== undefined) error(400, { message: problem });
	const client = graphqlClient((input, init) => fetch(input, { ...init, credentials: 'omit' }));
	const home = homeCode();
	const { holdings, periods, regions, isDemo } = await query(client, Shell, { home });
	const locale = getLocale();
	const picture = await pictures[kind]({
		client,
		state: url.searchParams,
		locale,
		home,
		city: regions[0]?.name ?? '',
		periods,
		period: chosenPeriod(url, holdings),
		isExample: isDemo,
	});
	return picture && { ...picture, address: inLanguage(picture.address, locale) };
}
