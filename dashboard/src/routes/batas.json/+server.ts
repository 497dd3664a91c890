import { homeShapes } from '#lib/region/home-shapes.ts';
import type { RequestHandler } from './$types';

/** The borders of the kelurahan as they are drawn; null where the city has given none. The same for everybody. */
export const GET: RequestHandler = () =>
	Response.json(homeShapes(), { headers: { 'cache-control': 'public, max-age=600' } });
