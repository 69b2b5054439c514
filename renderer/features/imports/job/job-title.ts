// What an import is called.
import type { ImportJob } from '../../../../shared/schema/import.ts';

export const jobTitle = (job: ImportJob): string => job.file_name ?? 'Rows sent over the API';
