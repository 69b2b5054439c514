// What happened and the choice; the button names the effect and its count.
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  openStoreAsItIs,
  restoreStore,
  salvageStore,
  startEmptyStore,
} from '../../../shared/contract/recovery.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ChangedOutside } from '../../../shared/schema/recovery.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { formatBytes, formatWhen } from '../../lib/format.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InlineError } from '../../ui/message.tsx';
import { Choices, type Choice, type Damaged } from './choices.tsx';
import { companiesIn } from './table-words.ts';
import classes from './recovery-screen.module.css';

export function ChooseStep({ status, onChosen }: { status: Damaged; onChosen: () => void }) {
  const newest = status.backups.find(({ companies }) => companies !== null)?.name ?? null;
  const [chosen, setChoice] = useState<Choice | null>(null);
  const { damage, keptIn, changedOutside } = status;
  const isWhole = changedOutside !== null && changedOutside.obstacle === null;
  const choice = chosen ?? { action: isWhole ? 'open-as-it-is' : 'salvage', backup: newest };
  const begin = useMutation({ mutationFn: () => send(choice), onSettled: onChosen });
  const failure = status.failure ?? (begin.error ? toApiError(begin.error).message : null);
  return (
    <>
      <h1 className={classes['title']}>
        {isWhole ? t('The workspace was changed outside Rowbench') : t('The workspace is damaged')}
      </h1>
      <p className={isWhole ? undefined : classes['problem']}>
        {isWhole ? changesOf(changedOutside) : damage.problem}
      </p>
      <p className={classes['quiet']}>
        {t(
          'Rowbench has changed nothing, and writes nothing until you choose. The files as they are now are kept either way:',
        )}
      </p>
      <Path
        label={isWhole ? t('Changed') : t('Damaged')}
        path={damage.storeFile}
        note={formatBytes(damage.byteSize)}
      />
      <Path label={t('Kept in')} path={keptIn} note={t('once you have chosen')} />
      <h2 className={classes['subtitle']}>{t('How to go on')}</h2>
      <Choices status={status} choice={choice} onChoose={setChoice} />
      {failure !== null && <InlineError>{failure}</InlineError>}
      <footer className={classes['actions']}>
        <Button
          variant="filled"
          loading={begin.isPending}
          disabled={choice.action === 'salvage' && status.salvageable === null}
          onClick={() => begin.mutate()}
        >
          {effectOf(choice, status)}
        </Button>
      </footer>
    </>
  );
}

function send({ action, backup }: Choice) {
  if (action === 'salvage') return call(salvageStore, { body: {} });
  if (action === 'open-as-it-is') return call(openStoreAsItIs, { body: {} });
  if (action === 'start-empty') return call(startEmptyStore, { body: {} });
  return call(restoreStore, { body: { backup: backup ?? '' } });
}

const changesOf = ({ since, pages }: ChangedOutside): string =>
  t(
    'Since {when} another program has written to it: {n, plural, one {# page} other {# pages}}. It holds together: SQLite’s own check and Rowbench’s found nothing wrong.',
    { when: formatWhen(since), n: pages },
  );

function effectOf({ action, backup }: Choice, { salvageable, changedOutside, backups }: Damaged): string {
  switch (action) {
    case 'start-empty':
      return t('Start empty');
    case 'open-as-it-is':
      return t('Open {n, plural, one {# company} other {# companies}} as they are', {
        n: changedOutside?.companies ?? 0,
      });
    case 'salvage':
      if (salvageable === null) return t('Save what can be read');
      return t('Save {n, plural, one {# company} other {# companies}}', {
        n: companiesIn(salvageable).saved,
      });
    case 'restore':
    default:
      return t('Restore {n, plural, one {# company} other {# companies}}', {
        n: backups.find(({ name }) => name === backup)?.companies ?? 0,
      });
  }
}

export function Path({ label, path, note }: { label: string; path: string; note?: string }) {
  return (
    <p className={classes['path']}>
      <span className={classes['label']}>{label}</span>
      <code>{path}</code>
      <CopyButton value={path} label={t('Copy the path: {label}', { label })} />
      {note !== undefined && <span className={classes['note']}>{note}</span>}
    </p>
  );
}
