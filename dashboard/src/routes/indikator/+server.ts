import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** There are too many indicators for a list: they are searched. */
export const GET: RequestHandler = () => redirect(307, '/cari');
