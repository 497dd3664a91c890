declare global {
	namespace App {
		interface Error {
			message: string;
		}
		interface Locals {
			/** Seconds after which sign-in wants to be asked again. */
			retryAfter?: number;
		}
	}
}

export {};
