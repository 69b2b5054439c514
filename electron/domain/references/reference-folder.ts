// Where indexes of reference datasets and copies of their files lie.
import { join } from 'node:path';

export const referenceFolder = (dataDir: string): string => join(dataDir, 'references');
