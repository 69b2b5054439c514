// One record under review beside the list of those that wait, with the reasons for what is proposed.
import { Button } from '@mantine/core';
import { t } from '../../../shared/messages/message.ts';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import type { ReviewMatrix } from '../../../shared/schema/review.ts';
import { toApiError } from '../../api/api-error.ts';
import { formatCount } from '../../lib/format.ts';
import { useKeys } from '../../lib/keys.ts';
import { EntityLink } from '../../ui/entities/entity-link.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ErrorMessage, Loading } from '../../ui/message.tsx';
import { PageBody } from '../../ui/page.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { NothingHere } from './nothing-here.tsx';
import { Reasons } from './reasons.tsx';
import { RecordList } from './record-list.tsx';
import { fieldName } from './review-words.ts';
import { useMatrix } from './use-review.ts';
import { useReviewing, type Reviewing } from './use-reviewing.ts';
import type { ViewProps } from './view-props.ts';
import classes from './review.module.css';

export function RecordView(props: ViewProps) {
  const { batch, overview, tab, narrowed, list, chosen, busy, onChosen, onBulk } = props;
  const { records, error, more, retry } = list;
  const openId = chosen ?? records?.[0]?.itemId ?? null;
  const matrix = useMatrix(batch.id, openId);
  const beside = (by: number): string | null =>
    records?.[records.findIndex(({ itemId }) => itemId === openId) + by]?.itemId ?? null;
  // The next one is there before it is asked for: a key pressed right after J means that record.
  useMatrix(batch.id, beside(1));
  const go = (by: number): (() => void) | null => {
    const next = beside(by);
    return next === null ? null : () => onChosen(next);
  };
  const reviewing = useReviewing(batch.id, matrix.data?.data ?? null);
  useKeys({ ...reviewing.keys, j: () => go(1)?.(), k: () => go(-1)?.() });
  return (
    <>
      <PageBody>
        {records && records.length > 0 && (
          <RecordList
            records={records}
            label={batch.entity === 'company' ? t('Company') : t('Person')}
            tab={tab}
            openId={openId}
            onOpen={onChosen}
            onMore={more}
          />
        )}
        <div className={classes['record']}>
          {error && (
            <ErrorMessage
              title={t('The records could not be loaded')}
              error={toApiError(error)}
              onRetry={retry}
            />
          )}
          {matrix.error && (
            <ErrorMessage
              title={t('The record could not be loaded')}
              error={toApiError(matrix.error)}
              onRetry={() => void matrix.refetch()}
            />
          )}
          {records?.length === 0 && <NothingHere overview={overview} />}
          {openId !== null && matrix.isPending && <Loading label={t('Loading the proposals')} />}
          {matrix.data && <OpenRecord batch={batch} matrix={matrix.data.data} reviewing={reviewing} />}
        </div>
      </PageBody>
      <BulkBar
        overview={overview}
        narrowed={narrowed}
        busy={busy}
        lead={<RecordActs reviewing={reviewing} busy={busy} />}
        onBulk={onBulk}
        onNext={go(1)}
      />
    </>
  );
}

function RecordActs({ reviewing, busy }: { reviewing: Reviewing; busy: boolean }) {
  return (
    <>
      <span className={classes['label']}>{t('This record')}</span>
      <Button
        disabled={busy || !reviewing.canAcceptAll}
        onClick={reviewing.acceptAll}
        rightSection={<Kbd keys="Shift A" />}
      >
        {t('Accept all open')}
      </Button>
    </>
  );
}

type OpenProps = { batch: EnrichBatch; matrix: ReviewMatrix; reviewing: Reviewing };

function OpenRecord({ batch, matrix, reviewing }: OpenProps) {
  const { place, editing } = reviewing;
  return (
    <>
      <RecordHead matrix={matrix} />
      <div className={classes['wide']}>
        <MatrixTable
          matrix={matrix}
          entity={batch.entity}
          place={place}
          onPlace={reviewing.setPlace}
          acts={reviewing}
        />
      </div>
      {place && <Reasons batchId={batch.id} entity={batch.entity} matrix={matrix} place={place} />}
      {editing && (
        <EditDialog
          key={editing.cell.id}
          field={editing.field}
          label={fieldName(batch.entity, editing.field.field)}
          value={editing.cell.value}
          onValue={reviewing.acceptChanged}
          onClose={reviewing.closeEdit}
        />
      )}
    </>
  );
}

function RecordHead({ matrix }: { matrix: ReviewMatrix }) {
  const { name, recordId, open, conflicts, fills } = matrix;
  const words = t(
    '{n, plural, one {# open proposal} other {# open proposals}}: {conflicts} in conflict, {fills} for empty fields',
    { n: open, conflicts: formatCount(conflicts), fills: formatCount(fills) },
  );
  return (
    <header className={classes['head']}>
      <div className={classes['title']}>
        <h2 title={name ?? undefined}>
          {name === null ? t('A record that was deleted') : <EntityLink id={recordId}>{name}</EntityLink>}
        </h2>
        <p>{words}</p>
      </div>
      <span className={classes['hints']}>
        <Kbd keys="K" /> {t('previous')} <Kbd keys="J" /> {t('next')}
      </span>
    </header>
  );
}
