type Control = HTMLInputElement | HTMLSelectElement;

/**
 * Remembers what a reader chose in the page as the server sent it, on a slow line perhaps for seconds; coming alive sets
 * every box and list back to what the address says. Call it before that; what it returns gives the choices back, and
 * lets the forms that follow them know.
 */
export function choicesMade(): () => void {
	const controls = document.querySelectorAll<Control>(
		'input[type=checkbox], input[type=radio], select',
	);
	const made = [...controls].flatMap((control) => {
		const chosen = stateOf(control);
		return chosen === asSent(control) ? [] : [{ control, chosen }];
	});
	return () => {
		for (const { control, chosen } of made) {
			if (typeof chosen === 'string') control.value = chosen;
			else (control as HTMLInputElement).checked = chosen;
			control.dispatchEvent(new Event('input', { bubbles: true }));
		}
	};
}

function stateOf(control: Control): string | boolean {
	return control instanceof HTMLSelectElement ? control.value : control.checked;
}

function asSent(control: Control): string | boolean {
	if (control instanceof HTMLInputElement) return control.defaultChecked;
	const options = [...control.options];
	return (options.findLast(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? '';
}
