// Files of a person's own that records are looked up in: attached here, indexed in the background, detached here.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import {
  attachReference,
  detachReference,
  listReferences,
  reindexReference,
  updateReference,
} from '../../../shared/contract/references.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ReferenceDataset } from '../../../shared/schema/reference.ts';
import { toApiError } from '../../api/api-error.ts';
import { call, upload } from '../../api/client.ts';
import { useBackendEvent } from '../../api/events.ts';
import { native } from '../../api/native.ts';
import { queryOf } from '../../api/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { InlineError } from '../../ui/message.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { ReferenceRow } from './reference-row.tsx';
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

type Work =
  | { attach: Parameters<typeof attach>[0] }
  | { detach: string }
  | { reindex: string }
  | { rename: string; name: string };

function work(wish: Work): Promise<unknown> {
  if ('attach' in wish) return attach(wish.attach);
  if ('rename' in wish)
    return call(updateReference, { params: { datasetId: wish.rename }, body: { name: wish.name } });
  if ('detach' in wish) return call(detachReference, { params: { datasetId: wish.detach } });
  const options = { idempotencyKey: crypto.randomUUID() };
  return call(reindexReference, { params: { datasetId: wish.reindex }, body: {} }, options);
}

type Asked = { what: 'name' | 'detach'; dataset: ReferenceDataset };

export function References() {
  const client = useQueryClient();
  const { data, error } = useDatasets();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const doing = useMutation({
    mutationFn: work,
    onSuccess: close,
    onSettled: () => client.invalidateQueries({ queryKey: [listReferences.name] }),
  });
  const open = (what: Asked): void => {
    doing.reset();
    setAsked(what);
  };
  // What a dialog failed at is said in it.
  const failure = error ?? (asked === null ? doing.error : null);
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
            <ReferenceRow
              key={dataset.id}
              dataset={dataset}
              isBusy={doing.isPending}
              onRename={() => open({ what: 'name', dataset })}
              onReindex={() => doing.mutate({ reindex: dataset.id })}
              onDetach={() => open({ what: 'detach', dataset })}
            />
          ))}
        </ul>
      )}
      <AttachButton isBusy={doing.isPending} onFile={(file) => doing.mutate({ attach: file })} />
      {asked && <Dialog asked={asked} doing={doing} onClose={close} />}
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

type DialogProps = {
  asked: Asked;
  doing: UseMutationResult<unknown, Error, Work>;
  onClose: () => void;
};

/** Detaching asks first: it is no step, so no undo brings the index back. */
function Dialog({ asked: { what, dataset }, doing, onClose }: DialogProps) {
  const { id, name } = dataset;
  const error = doing.error && toApiError(doing.error);
  if (what === 'name')
    return (
      <NameDialog
        title={t('Rename {name}', { name })}
        action={t('Rename')}
        placeholder={dataset.fileName}
        name={name}
        busy={doing.isPending}
        error={error}
        onName={(next) => doing.mutate({ rename: id, name: next })}
        onClose={onClose}
      />
    );
  return (
    <ConfirmDialog
      opened
      title={t('Detach {name}?', { name })}
      action={t('Detach the dataset')}
      busy={doing.isPending}
      onConfirm={() => doing.mutate({ detach: id })}
      onClose={onClose}
    >
      {t('Nothing is looked up in it any more. Its file stays, and so does what was written from it.')}
      {error && <InlineError>{error.message}</InlineError>}
    </ConfirmDialog>
  );
}
