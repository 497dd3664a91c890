declare global {
	namespace App {
		interface Error {
			message: string;
			/** The field that the API refused, where it named one. */
			field?: string | undefined;
		}
		interface Locals {
			/** Seconds after which sign-in wants to be asked again. */
			retryAfter?: number;
		}
	}
}

export {};
