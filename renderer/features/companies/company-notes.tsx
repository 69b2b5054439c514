// What the status bar says of the list.
import { useQuery } from '@tanstack/react-query';
import { getWorkspace } from '../../../shared/contract/system.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Company } from '../../../shared/schema/company.ts';
import { toApiError } from '../../api/api-error.ts';
import { queryOf } from '../../api/query.ts';
import { rich } from '../../lib/rich.tsx';
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
      <span>
        {isNarrowed && all !== undefined
          ? rich('<b>{found, number}</b> of {all, plural, one {# company} other {# companies}}', {
              b: (text) => <b>{text}</b>,
              found: total,
              all,
            })
          : t('{n, plural, one {# company} other {# companies}}', { n: total })}
      </span>
      <SelectionNote />
      {error !== null && (
        <span className={classes['failed']} role="alert">
          {t('Rows are missing: {why}', { why: toApiError(error).message })}
        </span>
      )}
    </StatusNote>
  );
}
