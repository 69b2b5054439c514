// What the panel knows of a record beside its values, and what it does to it at once: locks, restores, groups.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import {
  getCompanySources,
  restoreCompanyField,
  setCompanyLocks,
} from '../../../../shared/contract/record.ts';
import type { Company } from '../../../../shared/schema/company.ts';
import type { RecordSources } from '../../../../shared/schema/record.ts';
import type { Step } from '../../../../shared/schema/step.ts';
import { toApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { queryOf } from '../../../api/query.ts';
import { toastStep } from '../../../ui/steps/step-toast.tsx';
import { describeStep } from '../../../ui/steps/step-words.ts';
import { toast } from '../../../ui/toast.ts';
import { useGrid, type GridShared } from '../grid/grid-context.ts';
import { writeGroup } from './write-group.ts';

export function useRecordSources(id: string): RecordSources | undefined {
  return useQuery(queryOf(getCompanySources, { params: { companyId: id } })).data?.data;
}

type Wish =
  | { type: 'lock'; fields: string[]; locked: boolean }
  | { type: 'restore'; field: string; change: string }
  | { type: 'group'; groupId: string; isIn: boolean };

type Done = { company: Company | undefined; step: Step | null };

async function write(id: string, wish: Wish): Promise<Done> {
  const params = { companyId: id };
  const once = { idempotencyKey: crypto.randomUUID() };
  if (wish.type === 'group') return writeGroup(id, wish.groupId, wish.isIn);
  const { type: _, ...body } = wish;
  const { data } =
    'change' in body
      ? await call(restoreCompanyField, { params, body }, once)
      : await call(setCompanyLocks, { params, body }, once);
  return data;
}

/** The list shows at once what was written, with the marks that it had. */
function accept(grid: GridShared, company: Company): void {
  const { indexOf, rowAt } = grid.rows.get().getView();
  const at = indexOf(company.id);
  const marks = at === null ? undefined : rowAt(at)?.marks;
  grid.rows.get().replace(marks === undefined ? company : { ...company, marks });
}

export function useRecordActions(id: string) {
  const grid = useGrid();
  const { mutate } = useMutation({
    mutationFn: (wish: Wish) => write(id, wish),
    // One after the other, in the order in which they were asked for.
    scope: { id: `record ${id}` },
    onSuccess: ({ company, step }, { type }) => {
      if (company) accept(grid, company);
      // A lock and a restore show in the panel, where a toast would lie over them.
      if (step && type === 'group') toastStep(`${describeStep(step.label)}.`, step.id);
    },
    onError: (error) => toast(toApiError(error).message),
  });
  const lock = useCallback(
    (field: string, locked: boolean) => mutate({ type: 'lock', fields: [field], locked }),
    [mutate],
  );
  const restore = useCallback(
    (field: string, change: string) => mutate({ type: 'restore', field, change }),
    [mutate],
  );
  const setGroup = useCallback(
    (groupId: string, isIn: boolean) => mutate({ type: 'group', groupId, isIn }),
    [mutate],
  );
  return useMemo(() => ({ lock, restore, setGroup }), [lock, restore, setGroup]);
}

export type RecordActions = ReturnType<typeof useRecordActions>;
