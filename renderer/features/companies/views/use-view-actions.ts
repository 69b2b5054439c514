// Saves, renames, moves and deletes views. A deletion says how to take it back.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { createView, deleteView, listViews, updateView } from '../../../../shared/contract/views.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { View } from '../../../../shared/schema/view.ts';
import { toApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { searchOfQuery } from '../../../lib/company-search.ts';
import { lastStep } from '../../../ui/steps/last-step.ts';
import { toastStep } from '../../../ui/steps/step-toast.tsx';
import { toast } from '../../../ui/toast.ts';
import type { GridColumn } from '../grid/columns/grid-column.ts';
import { dropDraft } from './layout-store.ts';
import type { ShownView } from './use-view.ts';

const route = getRouteApi('/companies');

/** What is shown, as a view; columns of fields that are gone are left out. */
function bodyOf({ query, layout, saved }: ShownView, columns: readonly GridColumn[]) {
  const live = new Set(columns.map(({ path }) => path));
  return {
    query,
    columns: layout.columns.filter(({ path }) => live.has(path)),
    facets: [...layout.facets],
    rowHeight: saved?.rowHeight ?? null,
  };
}

export function useViewActions(shown: ShownView, columns: readonly GridColumn[]) {
  const client = useQueryClient();
  const navigate = route.useNavigate();
  const refresh = () => client.invalidateQueries({ queryKey: [listViews.name] });
  const goTo = (view: View | null) =>
    navigate({ search: view ? { view: view.id, ...searchOfQuery(view.query) } : {} });

  const saveAs = useMutation({
    mutationFn: async (name: string) => {
      const body = { name, ...bodyOf(shown, columns) };
      const { data } = await call(createView, { body }, { idempotencyKey: crypto.randomUUID() });
      await refresh();
      // What was shown is the new view now, and what it started from is as it was saved.
      dropDraft(shown.saved?.id ?? '');
      await goTo(data);
      toastStep(t('Saved the view {name}.', { name: data.name }), await lastStep());
    },
  });
  const save = useMutation({
    mutationFn: async ({ id, name }: View) => {
      await call(updateView, { params: { viewId: id }, body: bodyOf(shown, columns) });
      await refresh();
      dropDraft(id);
      toastStep(t('Saved the view {name}.', { name }), await lastStep());
    },
    onError: (error) => toast(toApiError(error).message),
  });
  const rename = useMutation({
    mutationFn: async ({ view, name }: { view: View; name: string }) => {
      await call(updateView, { params: { viewId: view.id }, body: { name } });
      await refresh();
    },
  });
  const move = useMutation({
    mutationFn: async ({ view, position }: { view: View; position: number }) => {
      await call(updateView, { params: { viewId: view.id }, body: { position } });
      await refresh();
    },
    onError: (error) => toast(toApiError(error).message),
  });
  const remove = useMutation({
    mutationFn: async ({ id, name }: View) => {
      await call(deleteView, { params: { viewId: id } });
      await goTo(null);
      dropDraft(id);
      await refresh();
      toastStep(t('Deleted the view {name}.', { name }), await lastStep());
    },
    onError: (error) => toast(toApiError(error).message),
  });
  const reset = (view: View) => {
    dropDraft(view.id);
    void goTo(view);
  };
  return { saveAs, save, rename, move, remove, reset, goTo };
}
