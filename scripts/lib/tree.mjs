// The project's root for scripts that run before TypeScript can.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where Node keeps what it made of the sources: every thread of a test or command would strip and compile them anew. */
export const compileCache = join(root, '.cache', 'compile');
