// Files of a person's own that records are looked up in: attached here, indexed in the background, detached here.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import {
  attachReference,
  detachReference,
  listReferences,
  reindexReference,
} from '../../../shared/contract/references.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ReferenceDataset } from '../../../shared/schema/reference.ts';
import { toApiError } from '../../api/api-error.ts';
import { call, upload } from '../../api/client.ts';
import { useBackendEvent } from '../../api/events.ts';
import { native } from '../../api/native.ts';
import { queryOf } from '../../api/query.ts';
import { formatCount, formatWhen } from '../../lib/format.ts';
import { InlineError } from '../../ui/message.tsx';
import { Section } from './section.tsx';
import own from './providers.module.css';

const pollEvery = 2000;

function useDatasets() {
  const client = useQueryClient();
  useBackendEvent(
    'reference:changed',
    useCallback(() => void client.invalidateQueries({ queryKey: [listReferences.name] }), [client]),
  );
  return useQuery({
    ...queryOf(listReferences, {}),
    refetchInterval: ({ state }) =>
      state.data?.data.items.some(({ status }) => status === 'indexing') ? pollEvery : false,
  });
}

/** In the desktop the file stays where it is; a browser sends it. */
async function attach(file: { path: string } | { file: File }): Promise<unknown> {
  const idempotencyKey = crypto.randomUUID();
  const body =
    'path' in file
      ? { path: file.path }
      : { sourceId: (await upload(file.file, () => undefined)).data.id, name: file.file.name };
  return call(attachReference, { body: { entity: 'company', ...body } }, { idempotencyKey });
}

type Work = { attach: Parameters<typeof attach>[0] } | { detach: string } | { reindex: string };

function work(wish: Work): Promise<unknown> {
  if ('attach' in wish) return attach(wish.attach);
  if ('detach' in wish) return call(detachReference, { params: { datasetId: wish.detach } });
  const options = { idempotencyKey: crypto.randomUUID() };
  return call(reindexReference, { params: { datasetId: wish.reindex }, body: {} }, options);
}

export function References() {
  const client = useQueryClient();
  const { data, error } = useDatasets();
  const doing = useMutation({
    mutationFn: work,
    onSettled: () => client.invalidateQueries({ queryKey: [listReferences.name] }),
  });
  const failure = error ?? doing.error;
  return (
    <Section
      title={t('Reference datasets')}
      hint={t(
        'Lists of companies that you have as a file: CSV, JSON, a workbook or SQLite. Your records are looked up in them on this machine.',
      )}
    >
      {failure && <InlineError>{toApiError(failure).message}</InlineError>}
      {data && data.data.items.length > 0 && (
        <ul className={own['list']} aria-label={t('Reference datasets')}>
          {data.data.items.map((dataset) => (
            <DatasetRow key={dataset.id} dataset={dataset} isBusy={doing.isPending} onWork={doing.mutate} />
          ))}
        </ul>
      )}
      <AttachButton isBusy={doing.isPending} onFile={(file) => doing.mutate({ attach: file })} />
    </Section>
  );
}

type AttachProps = { isBusy: boolean; onFile: (file: Parameters<typeof attach>[0]) => void };

function AttachButton({ isBusy, onFile }: AttachProps) {
  const picker = useRef<HTMLInputElement>(null);
  const choose = async (): Promise<void> => {
    const desktop = native();
    if (!desktop) return picker.current?.click();
    const [picked] = await desktop.pickFiles();
    if (picked) onFile({ path: picked.path });
  };
  return (
    <div className={own['attach']}>
      <Button loading={isBusy} onClick={() => void choose()}>
        {t('Attach a file')}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t('Attach a file')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile({ file });
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

type RowProps = { dataset: ReferenceDataset; isBusy: boolean; onWork: (wish: Work) => void };

function DatasetRow({ dataset, isBusy, onWork }: RowProps) {
  const { id, name, fileName, status } = dataset;
  return (
    <li className={own['row']}>
      <div className={own['what']}>
        <p title={name}>{name}</p>
        <p className={own['quiet']} title={dataset.path ?? fileName}>
          {dataset.path ?? fileName}
        </p>
      </div>
      <span className={own['state']} data-state={status} title={dataset.failure?.message}>
        {stateOf(dataset)}
      </span>
      <Button
        size="xs"
        disabled={isBusy || status === 'indexing'}
        aria-label={t('Read {name} again', { name })}
        onClick={() => onWork({ reindex: id })}
      >
        {t('Read again')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="red"
        disabled={isBusy}
        aria-label={t('Detach {name}', { name })}
        onClick={() => onWork({ detach: id })}
      >
        {t('Detach')}
      </Button>
    </li>
  );
}

function stateOf({ status, failure, rowCount, rowsDone, indexedAt }: ReferenceDataset): string {
  if (status === 'failed') return failure?.message ?? t('Failed');
  if (status === 'indexing')
    return t('Indexing, {n, plural, one {# row} other {# rows}} so far', { n: rowsDone ?? 0 });
  const rows = formatCount(rowCount ?? 0);
  return indexedAt === null
    ? t('{rows} rows', { rows })
    : t('{rows} rows, read {when}', { rows, when: formatWhen(indexedAt) });
}
