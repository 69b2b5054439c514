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
import type { ChangedOutside } from '../../../shared/schema/recovery.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { formatBytes, formatWhen, plural } from '../../lib/format.ts';
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
        {isWhole ? 'The workspace was changed outside Rowbench' : 'The workspace is damaged'}
      </h1>
      <p className={isWhole ? undefined : classes['problem']}>
        {isWhole ? changesOf(changedOutside) : damage.problem}
      </p>
      <p className={classes['quiet']}>
        Rowbench has changed nothing, and writes nothing until you choose. The files as they are now are kept
        either way:
      </p>
      <Path
        label={isWhole ? 'Changed' : 'Damaged'}
        path={damage.storeFile}
        note={formatBytes(damage.byteSize)}
      />
      <Path label="Kept in" path={keptIn} note="once you have chosen" />
      <h2 className={classes['subtitle']}>How to go on</h2>
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
  `Since ${formatWhen(since)} another program has written to it: ${plural(pages, 'page', 'pages')}. It holds together: SQLite’s own check and Rowbench’s found nothing wrong.`;

function effectOf({ action, backup }: Choice, { salvageable, changedOutside, backups }: Damaged): string {
  const companies = (count: number): string => plural(count, 'company', 'companies');
  if (action === 'start-empty') return 'Start empty';
  if (action === 'open-as-it-is') return `Open ${companies(changedOutside?.companies ?? 0)} as they are`;
  if (action === 'salvage' && salvageable === null) return 'Save what can be read';
  if (action === 'salvage') return `Save ${companies(companiesIn(salvageable ?? []).saved)}`;
  return `Restore ${companies(backups.find(({ name }) => name === backup)?.companies ?? 0)}`;
}

export function Path({ label, path, note }: { label: string; path: string; note?: string }) {
  return (
    <p className={classes['path']}>
      <span className={classes['label']}>{label}</span>
      <code>{path}</code>
      <CopyButton value={path} label={`Copy the path: ${label}`} />
      {note !== undefined && <span className={classes['note']}>{note}</span>}
    </p>
  );
}
