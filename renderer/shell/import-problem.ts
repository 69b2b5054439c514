// Why the last file did not open; null once it is closed or another file opens.
import { createStore } from '../lib/store.ts';

export const importProblem = createStore<string | null>(null);
