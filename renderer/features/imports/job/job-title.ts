// What an import is called.
import { t } from '../../../../shared/messages/message.ts';
import type { ImportJob } from '../../../../shared/schema/import.ts';

export const jobTitle = (job: ImportJob): string => job.file_name ?? t('Rows sent over the API');
