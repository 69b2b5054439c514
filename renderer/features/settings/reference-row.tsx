// One reference dataset: where its file lies, how far its index is, and what can be done with it.
import { Button } from '@mantine/core';
import { t } from '../../../shared/messages/message.ts';
import type { ReferenceDataset } from '../../../shared/schema/reference.ts';
import { formatWhen } from '../../lib/format.ts';
import { FieldTargetsButton } from './field-targets.tsx';
import own from './providers.module.css';

type Props = {
  dataset: ReferenceDataset;
  isBusy: boolean;
  onRename: () => void;
  onReindex: () => void;
  onDetach: () => void;
};

export function ReferenceRow({ dataset, isBusy, onRename, onReindex, onDetach }: Props) {
  const { name, fileName, path, status } = dataset;
  const place = path ?? fileName;
  const state = stateOf(dataset);
  return (
    <li className={own['row']}>
      <div className={own['what']}>
        <p title={name}>{name}</p>
        <p className={own['quiet']} title={place}>
          {place}
        </p>
      </div>
      <span className={own['state']} data-state={status} title={state}>
        {state}
      </span>
      <FieldTargetsButton code="reference" name={name} datasetId={dataset.id} />
      <Button size="xs" aria-label={t('Rename {name}', { name })} onClick={onRename}>
        {t('Rename')}
      </Button>
      <Button
        size="xs"
        disabled={isBusy || status === 'indexing'}
        aria-label={t('Read {name} again', { name })}
        onClick={onReindex}
      >
        {t('Read again')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="red"
        aria-label={t('Detach {name}', { name })}
        onClick={onDetach}
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
  const n = rowCount ?? 0;
  return indexedAt === null
    ? t('{n, plural, one {# row} other {# rows}}', { n })
    : t('{n, plural, one {# row} other {# rows}}, read {when}', { n, when: formatWhen(indexedAt) });
}
