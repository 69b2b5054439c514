// One company, whole, beside the list. Over the list below 1100 px. Its page shows the same parts at full width.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type KeyboardEvent } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { getCompany } from '../../../../shared/contract/companies.ts';
import type { Company } from '../../../../shared/schema/company.ts';
import { toApiError } from '../../../api/api-error.ts';
import { queryOf } from '../../../api/query.ts';
import { ErrorMessage, Loading } from '../../../ui/message.tsx';
import { GoneNote } from '../../../ui/record/gone-note.tsx';
import { opensPage } from '../../../ui/record/opens-page.ts';
import { useIsKept } from '../../../ui/record/use-is-kept.ts';
import type { GridRow } from '../grid/columns/grid-column.ts';
import { useGrid } from '../grid/grid-context.ts';
import { RecordHead, type RecordMoves } from './record-head.tsx';
import { RecordParts } from './record-parts.tsx';
import classes from './record.module.css';

export type RecordPanelProps = RecordMoves & {
  id: string;
  /** The active company of the list: most often this one, and then nothing needs to be fetched. */
  known: GridRow | null;
  onDelete: (company: Company) => void;
};

/** The list may let go of it while it is edited here, and what was fetched of it may be from before. */
function newest(id: string, kept: GridRow | null, fetched: GridRow | undefined): GridRow | undefined {
  if (kept?.id !== id) return fetched;
  return fetched !== undefined && fetched.version >= kept.version ? fetched : kept;
}

/** The last that the list had. */
function useKept(known: GridRow | null): GridRow | null {
  const [kept, keep] = useState(known);
  if (known !== null && known !== kept) keep(known);
  return known ?? kept;
}

export function RecordPanel(props: RecordPanelProps) {
  const grid = useGrid();
  const known = props.known?.id === props.id ? props.known : null;
  const { data, error, refetch } = useQuery({
    ...queryOf(getCompany, { params: { companyId: props.id } }),
    enabled: known === null,
  });
  const kept = useKept(known);
  const isGone = known === null && error !== null && toApiError(error).code === 'not_found';
  const isKept = useIsKept(isGone);
  const company = known ?? (isGone && !isKept ? undefined : newest(props.id, kept, data?.data));
  const navigate = useNavigate();
  const onPage = opensPage(
    () => void navigate({ to: '/companies/$companyId', params: { companyId: props.id } }),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    onPage(event);
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    props.onClose();
    grid.focus.get()();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from anywhere within
    <aside
      className={classes['panel']}
      aria-label={company ? t('Record of {name}', { name: company.name }) : t('Record')}
      onKeyDown={onKeyDown}
    >
      <RecordHead {...props} company={company} />
      {company && isKept && <GoneNote />}
      {company && <RecordParts key={company.id} row={company} onDelete={() => props.onDelete(company)} />}
      {!company && !error && <Loading label={t('Loading the record')} />}
      {!company && error && (
        <ErrorMessage
          title={t('The record does not open')}
          error={toApiError(error)}
          onRetry={() => void refetch()}
        />
      )}
    </aside>
  );
}
