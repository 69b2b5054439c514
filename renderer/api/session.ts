// Whether the backend still knows this browser. The desktop window is known by its origin and never signed out.
import { createStore } from '../lib/store.ts';

const signedOut = createStore(false);

export const reportSignedOut = (): void => signedOut.set(true);
export const useSignedOut = signedOut.use;
