// Sends a fixed file to its import and keeps what came of it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  getImportErrorGroups,
  getImportErrors,
  getImportJob,
} from '../../../../../shared/contract/imports.ts';
import { queryOf } from '../../../../api/query.ts';
import { sendFixedFile, type FixedFile } from './send-fixed-file.ts';

export function useResubmit(jobId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: FixedFile) => sendFixedFile(jobId, file),
    onSuccess: ({ job }) => {
      client.setQueryData(queryOf(getImportJob, { params: { jobId } }).queryKey, { data: job });
      for (const name of [getImportErrors.name, getImportErrorGroups.name])
        void client.invalidateQueries({ queryKey: [name] });
    },
  });
}
