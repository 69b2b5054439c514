// From a file to its import: registers the source, then opens the wizard on it.
import { useNavigate } from '@tanstack/react-router';
import { createSource } from '../../shared/contract/imports.ts';
import { call, upload } from '../api/client.ts';

export type ImportInput = { path: string } | { file: File };

export function useStartImport(): (input: ImportInput) => Promise<void> {
  const navigate = useNavigate();
  return async (input) => {
    const answer =
      'path' in input
        ? await call(createSource, { body: { path: input.path } })
        : await upload(input.file, () => undefined);
    await navigate({ to: '/imports/new/$sourceId', params: { sourceId: answer.data.id } });
  };
}
