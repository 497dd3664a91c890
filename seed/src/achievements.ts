import type { ClientBase } from 'pg';
import { cityCode } from './city.ts';
import type { Status } from './closing.ts';
import type { Report } from './reports.ts';
import { insertRows } from './rows.ts';
import type { Timetable } from './timetable.ts';
import { viewerIds } from './viewers.ts';

/** Ids below are those of the city's own figures. */
const firstId = 1001;

/** A report with the number of its achievement and the version that it has before publication. */
export interface StoredReport extends Report {
	id: number;
	version: number;
}

interface Step {
	status: Status;
	/** Days after the quarter's end, for a report that is neither hasty nor slow. */
	day: number;
	reason: string | null;
}

const returnReasons = [
	'Bukti dukung belum dilampirkan.',
	'Satuan tidak sesuai dengan definisi indikator.',
	'Realisasi berbeda dari rekap bidang; mohon diperiksa.',
	'Penjelasan selisih dari target belum ada.',
];

/** The states that a report went through, oldest first, up to the last one before publication. */
export function steps({ status, wasReturned, haste }: Report): Step[] {
	const step = (name: Status, day: number, reason: string | null = null): Step => ({
		status: name,
		day,
		reason,
	});
	const reason = returnReasons[Math.floor(haste * returnReasons.length)] ?? null;
	const draft = step('DRAFT', 5);
	const submitted = step('SUBMITTED', 10);
	const returned = [step('RETURNED', 13, reason), step('SUBMITTED', 17)];
	const toHead = [draft, submitted, ...(wasReturned ? returned : [])];
	switch (status) {
		case 'DRAFT':
			return [draft];
		case 'SUBMITTED':
			return toHead;
		case 'RETURNED':
			return [draft, submitted, step('RETURNED', 13, reason)];
		case 'APPROVED':
			return [...toHead, step('APPROVED', 22)];
		case 'VERIFIED':
		case 'PUBLISHED':
			return [...toHead, step('APPROVED', 22), step('VERIFIED', 32)];
	}
}

/** Inserts the reports as they stood before publication, with every state that they have been in. */
export async function insertAchievements(
	client: ClientBase,
	reports: Report[],
	times: Timetable,
): Promise<StoredReport[]> {
	const stored = reports.map((report, index) => ({
		...report,
		id: firstId + index,
		version: steps(report).length,
	}));
	const versions = stored.flatMap((report) => history(report, times));
	const last = versions.filter(({ version, report }) => version === report.version);
	await insertRows(
		client,
		'achievement',
		'id int, city_code text, agency_id int, indicator_id int, year int, quarter int, status text, version int, ' +
			'actual numeric, numerator numeric, denominator numeric, note text, entered_by int, updated_at timestamptz',
		last.map((row) => ({ ...row, ...row.report.period, updated_at: row.at })),
	);
	await insertRows(
		client,
		'achievement_version',
		'achievement_id int, version int, city_code text, agency_id int, status text, actual numeric, ' +
			'numerator numeric, denominator numeric, note text, reason text, at timestamptz, by_user int',
		versions,
	);
	return stored;
}

function history(report: StoredReport, times: Timetable) {
	const { id, indicator, period, figures, isLate, haste } = report;
	const note = remark(report);
	return steps(report).map(({ status, day, reason }, index) => ({
		report,
		id,
		achievement_id: id,
		version: index + 1,
		city_code: cityCode,
		agency_id: indicator.agency.id,
		indicator_id: indicator.id,
		status,
		...figures,
		note,
		reason,
		entered_by: whoDid('DRAFT', indicator.agency.code),
		by_user: whoDid(status, indicator.agency.code),
		at: times.at(period, day + Math.floor(haste * 6) + (isLate ? 25 : 0), Math.floor(haste * 420)),
	}));
}

/** The demo accounts act for their own agencies and for the city; other agencies have no accounts. */
function whoDid(status: Status, agency: string): number | null {
	if (status === 'VERIFIED') return viewerIds.evaluator;
	const isByStaff = status === 'DRAFT' || status === 'SUBMITTED';
	if (agency === 'DINDIK') return isByStaff ? viewerIds.agencyStaff : viewerIds.agencyHead;
	if (agency === 'DINKES') return isByStaff ? viewerIds.agencyStaff2 : viewerIds.agencyHead2;
	return null;
}

function remark({ figures, isLate, isWithout, haste }: Report): string | null {
	if (isWithout) return 'Pengukuran tidak dilakukan; nilai triwulan sebelumnya berlaku (contoh).';
	if (figures.denominator === '0')
		return 'Tidak ada kejadian yang dapat dihitung pada triwulan ini (contoh).';
	if (isLate) return 'Laporan masuk setelah batas waktu (contoh).';
	return haste < 0.05 ? 'Angka sementara, menunggu rekap akhir (contoh).' : null;
}
