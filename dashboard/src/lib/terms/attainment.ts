/**
 * The colour of a bar whose band the API did not name: met or not. Bands are rules and come from the API;
 * only «target met» may be read off a percent.
 */
export function toneOf(percent: string): string {
	return Number(percent) >= 100 ? 'band-5' : 'line-f';
}
