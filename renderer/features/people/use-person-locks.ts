// Where the values of the open person came from; which fields are locked, by whom, and locking one more or one less.
import { useMutation, useQuery } from '@tanstack/react-query';
import { getPersonSources, setPersonLocks } from '../../../shared/contract/record.ts';
import type { Written } from '../../../shared/schema/record.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { toast } from '../../ui/toast.ts';

export type PersonLocks = {
  lockOf: (path: string) => Written | undefined;
  /** Null for what is empty, and while it is not known. */
  sourceOf: (path: string, isEmpty: boolean) => Written | null;
  toggle: (path: string) => void;
};

export function usePersonLocks(id: string): PersonLocks {
  const params = { personId: id };
  const asked = useQuery(queryOf(getPersonSources, { params }));
  const sources = asked.data?.data;
  const locks = sources?.locks ?? {};
  const { mutate } = useMutation({
    mutationFn: (body: { fields: string[]; locked: boolean }) =>
      call(setPersonLocks, { params, body }, { idempotencyKey: crypto.randomUUID() }),
    onSettled: () => void asked.refetch(),
    onError: (error) => toast(toApiError(error).message),
  });
  return {
    lockOf: (path) => locks[path],
    sourceOf: (path, isEmpty) => sources?.fields[path] ?? (isEmpty ? null : (sources?.origin ?? null)),
    toggle: (path) => mutate({ fields: [path], locked: locks[path] === undefined }),
  };
}
