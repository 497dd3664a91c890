import { badInput } from '../operation/errors.ts';

/** Words to look for: at most 200 characters, with the wildcards of SQL made plain; undefined where empty. */
export function searchText(field: string, text: string | null | undefined): string | undefined {
	const plain = checkedText(field, text)?.trim();
	return plain ? plain.replaceAll(/[\\%_]/g, '\\$&') : undefined;
}

/** Text of at most 200 characters. */
export function checkedText<Text extends string | null | undefined>(
	field: string,
	text: Text,
): Text {
	if (text == null) return text;
	if (text.length > 200) throw badInput(field, 'is longer than 200 characters; shorten it.');
	return text;
}

/** A region code as Kemendagri writes it; a city's own where `level` asks for one. */
export function regionCode(field: string, code: string): string {
	if (!/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/.test(code))
		throw badInput(field, 'is not a region code; give one such as 33.75 or 33.75.01.1001.');
	return code;
}

/** The national number of a school: 8 to 12 digits and capital letters. */
export function checkedNpsn(field: string, npsn: string): string {
	if (!/^[A-Z0-9]{8,12}$/.test(npsn))
		throw badInput(field, 'holds what is no NPSN; give numbers such as 20329142.');
	return npsn;
}

/** The code of the city that is meant: the one given, or the home city. */
export function cityCode(field: string, code: string | null | undefined, home: string): string {
	if (code == null) return home;
	if (!/^\d{2}\.\d{2}$/.test(code))
		throw badInput(field, 'is not a city code; give one such as 33.75.');
	return code;
}
