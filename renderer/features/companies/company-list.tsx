// Which of its states the list is in: loading, failed, empty, without a match, or there.
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { Company } from '../../../shared/schema/company.ts';
import { toApiError } from '../../api/api-error.ts';
import { omit } from '../../lib/omit.ts';
import { ErrorMessage, Loading } from '../../ui/message.tsx';
import { GridActions } from './actions/grid-actions.tsx';
import { EmptyWorkspace } from './empty-workspace.tsx';
import type { ColumnSet } from './grid/columns/use-column-set.ts';
import type { GridColumn } from './grid/columns/grid-column.ts';
import type { ColumnAction } from './grid/head/head-actions.ts';
import { CompanyGrid } from './grid/company-grid.tsx';
import { useGrid } from './grid/grid-context.ts';
import { NoMatch } from './no-match.tsx';
import type { QueryField } from './query/query-fields.ts';
import type { CompanyQueryState } from './query/use-company-query.ts';
import type { RowView } from '../../ui/rows/row-window.ts';
import type { CompanyWindow } from './use-company-rows.ts';

const route = getRouteApi('/companies');

type Props = {
  rows: CompanyWindow;
  view: RowView<Company>;
  columns: ColumnSet;
  record: string | undefined;
  onToggle: (index: number) => void;
  onPage: (index: number) => void;
  query: CompanyQueryState;
  fields: readonly QueryField[];
  columnActions: (column: GridColumn) => readonly ColumnAction[];
  isNarrowed: boolean;
  onClose: () => void;
};

export function CompanyList({ rows, view, columns, record, onToggle, query, fields, ...props }: Props) {
  const { isNarrowed, onClose } = props;
  const isEditing = useGrid().editing.use() !== null;
  const { sort } = route.useSearch();
  const navigate = route.useNavigate();
  const onSort = useCallback(
    (next: string | undefined) =>
      void navigate({
        search: (before) => (next === undefined ? omit(before, 'sort') : { ...before, sort: next }),
      }),
    [navigate],
  );
  if (view.total === null && view.error !== null) {
    return (
      <ErrorMessage
        title={t('The companies do not load')}
        error={toApiError(view.error)}
        onRetry={() => rows.retry()}
      />
    );
  }
  if (view.total === null) return <Loading label={t('Loading the companies')} />;
  // Whoever edits the last one that matched finishes first.
  if (view.total === 0 && !isEditing)
    return isNarrowed ? <NoMatch {...query} fields={fields} /> : <EmptyWorkspace />;
  return (
    <GridActions>
      <CompanyGrid
        rows={rows}
        total={view.total}
        columns={columns}
        sort={sort}
        onSort={onSort}
        columnActions={props.columnActions}
        openedId={record}
        onToggle={onToggle}
        onPage={props.onPage}
        onClose={onClose}
      />
    </GridActions>
  );
}
