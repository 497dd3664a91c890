import { m } from '#lib/paraglide/messages.js';

interface Desk {
	path: string;
	label: () => string;
	/** Who has something to do or to read there. */
	roles: readonly string[];
}

const everybody = ['ADMIN', 'AUDITOR', 'CASE_SUPERVISOR', 'AGENCY_HEAD'];

/** The pages of administration, in their order. What each shows is decided by the database; this only spares empty ones. */
const desks: readonly Desk[] = [
	{ path: '/admin/pengguna', label: m.admin_users, roles: everybody },
	{
		path: '/admin/persetujuan',
		label: m.admin_approvals,
		roles: ['ADMIN', 'AUDITOR', 'CASE_SUPERVISOR'],
	},
	{ path: '/admin/opd', label: m.admin_agencies, roles: ['ADMIN'] },
	{ path: '/admin/wilayah', label: m.admin_regions, roles: ['ADMIN'] },
	{ path: '/admin/token', label: m.admin_tokens, roles: ['ADMIN', 'AUDITOR', 'AGENCY_HEAD'] },
	{ path: '/admin/sesi', label: m.admin_sessions, roles: ['ADMIN'] },
	{ path: '/admin/hak', label: m.admin_rights, roles: everybody },
	{ path: '/admin/sebagai', label: m.admin_view_as, roles: ['ADMIN', 'AUDITOR'] },
	{ path: '/admin/aturan', label: m.admin_rules, roles: everybody },
	{ path: '/admin/jejak', label: m.admin_audit, roles: everybody },
	{ path: '/admin/kesehatan', label: m.admin_health, roles: ['ADMIN', 'AUDITOR'] },
];

/** The pages for somebody who holds these roles. */
export function desksOf(held: readonly string[]): readonly Desk[] {
	return desks.filter(({ roles }) => roles.some((role) => held.includes(role)));
}

/** Whether a path is, or lies under, one of these pages. */
export function isAt(desk: Pick<Desk, 'path'>, path: string): boolean {
	return path === desk.path || path.startsWith(`${desk.path}/`);
}
