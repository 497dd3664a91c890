import { goto } from '$app/navigation';

/**
 * The address that a GET form asks for, without its empty fields: they would only make it longer.
 * A form without JavaScript sends them all the same, and the page reads both alike.
 */
export function cleanAddress(form: HTMLFormElement): string {
	const state = new URLSearchParams();
	for (const [name, value] of new FormData(form)) {
		if (typeof value === 'string' && value !== '') state.append(name, value);
	}
	const query = state.toString();
	const path = new URL(form.action).pathname;
	return query === '' ? path : `${path}?${query}`;
}

/** Follows the form while it is being filled in: typing waits a moment, a choice does not. */
export function followForm(form: HTMLFormElement): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const go = () => void goto(cleanAddress(form), { reset: false, replace: true });
	const later = (event: Event) => {
		clearTimeout(timer);
		const typed = event.target instanceof HTMLInputElement && event.target.type === 'search';
		timer = setTimeout(go, typed ? 350 : 0);
	};
	const submit = (event: Event) => {
		event.preventDefault();
		clearTimeout(timer);
		go();
	};
	form.addEventListener('input', later);
	form.addEventListener('submit', submit);
	return () => {
		clearTimeout(timer);
		form.removeEventListener('input', later);
		form.removeEventListener('submit', submit);
	};
}
