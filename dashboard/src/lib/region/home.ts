/** The code of the city that the dashboard is for: HOME_CITY, or Pekalongan. */
export function homeCode(env: NodeJS.ProcessEnv = process.env): string {
	return env['HOME_CITY'] || '33.75';
}
