// The tree's own folders, named once. Nothing here may depend on the folder a script was started in.
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const inTree = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
