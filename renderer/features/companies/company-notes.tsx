// What the status bar says of the list.
import { useQuery } from '@tanstack/react-query';
import { getWorkspace } from '../../../shared/contract/system.ts';
import type { Company } from '../../../shared/schema/company.ts';
import { toApiError } from '../../api/api-error.ts';
import { queryOf } from '../../api/query.ts';
import { formatCount, plural } from '../../lib/format.ts';
import { StatusNote } from '../../ui/status-bar.tsx';
import type { RowView } from '../../ui/rows/row-window.ts';
import { SelectionNote } from './grid/selection-note.tsx';
import classes from './companies-page.module.css';

type Props = { view: RowView<Company>; isNarrowed: boolean };

export function CompanyNotes({ view, isNarrowed }: Props) {
  const { data } = useQuery(queryOf(getWorkspace, {}));
  const { total, error } = view;
  if (total === null) return null;
  const all = data?.data.companies;
  return (
    <StatusNote>
      {isNarrowed && all !== undefined ? (
        <span>
          <b>{formatCount(total)}</b> of {plural(all, 'company', 'companies')}
        </span>
      ) : (
        <span>{plural(total, 'company', 'companies')}</span>
      )}
      <SelectionNote />
      {error !== null && (
        <span className={classes['failed']} role="alert">
          Rows are missing: {toApiError(error).message}
        </span>
      )}
    </StatusNote>
  );
}
