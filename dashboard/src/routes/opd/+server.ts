import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The list of agencies is their ranking. */
export const GET: RequestHandler = ({ url }) => redirect(307, `/peringkat${url.search}`);
