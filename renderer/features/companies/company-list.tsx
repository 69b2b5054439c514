// Which of its states the list is in: loading, failed, empty, without a match, or there.
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Company } from '../../../shared/schema/company.ts';
import { toApiError } from '../../api/api-error.ts';
import { omit } from '../../lib/omit.ts';
import { ErrorMessage, Loading } from '../../ui/message.tsx';
import { CompanyGrid } from './company-grid.tsx';
import { EmptyWorkspace } from './empty-workspace.tsx';
import { NoMatch } from './no-match.tsx';
import type { RowView } from '../../ui/rows/row-window.ts';
import { nextSort } from './sorting.ts';
import type { CompanyWindow } from './use-company-rows.ts';
import type { useSelection } from './use-selection.ts';

const route = getRouteApi('/companies');

type Props = {
  rows: CompanyWindow;
  view: RowView<Company>;
  selection: ReturnType<typeof useSelection>;
  isNarrowed: boolean;
  onClose: () => void;
};

export function CompanyList({ rows, view, selection, isNarrowed, onClose }: Props) {
  const { sort } = route.useSearch();
  const navigate = route.useNavigate();
  const onSort = useCallback(
    (field: string) =>
      void navigate({
        search: (before) => {
          const next = nextSort(before.sort, field);
          return next === undefined ? omit(before, 'sort') : { ...before, sort: next };
        },
      }),
    [navigate],
  );
  if (view.total === null && view.error !== null) {
    return (
      <ErrorMessage
        title="The companies do not load"
        error={toApiError(view.error)}
        onRetry={() => rows.retry()}
      />
    );
  }
  if (view.total === null) return <Loading label="Loading the companies" />;
  if (view.total === 0) return isNarrowed ? <NoMatch /> : <EmptyWorkspace />;
  return (
    <CompanyGrid
      rows={rows}
      view={view}
      total={view.total}
      sort={sort}
      onSort={onSort}
      active={selection.active}
      moves={selection.moves}
      onActive={selection.activate}
      openedId={selection.record}
      onToggle={selection.toggle}
      onClose={onClose}
    />
  );
}
