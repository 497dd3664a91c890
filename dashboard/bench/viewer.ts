/** The settings that make a transaction the one of somebody signed out, for whatever asks without our program. */
export const viewerSettings = {
	role: 'app_anon',
	'app.user_id': '',
	'app.request_id': 'bench',
	statement_timeout: '5000',
	lock_timeout: '1000',
};
