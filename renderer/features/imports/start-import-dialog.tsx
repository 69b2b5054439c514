// Shows that a file is being opened, once it takes longer than a moment. Mounted once for the window.
import { Button, Group, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Preparation } from '../../../shared/contract/preparations.ts';
import { t } from '../../../shared/messages/message.ts';
import { formatShare } from '../../lib/format.ts';
import { ProgressBar } from '../../ui/progress.tsx';
import classes from './start-import-dialog.module.css';
import { startState, type StartState } from './start-store.ts';
import { giveUp, usePreparation } from './use-preparation.ts';

type Opening = Extract<StartState, { kind: 'opening' }>;

/** What opens sooner than this shows no progress, in ms. */
const moment = 400;
const shownRows = 8;

export function StartImportDialog() {
  const state = startState.use();
  const [settledKind] = useDebouncedValue(state.kind, moment);
  return state.kind === 'opening' && settledKind === 'opening' ? <OpeningDialog state={state} /> : null;
}

function OpeningDialog({ state }: { state: Opening }) {
  const sent = state.share === 1 || state.share === null;
  const preparation = usePreparation(state.name, sent);
  const stop = () => {
    if (preparation !== null) giveUp(preparation);
    state.stop();
  };
  const share = sent ? (preparation?.share ?? null) : state.share;
  return (
    <Modal
      opened
      onClose={stop}
      title={t('Opening the file')}
      size={preparation?.head ? 640 : 420}
      closeOnClickOutside={false}
    >
      <p className={classes['name']} title={state.name}>
        {state.name}
      </p>
      <ProgressBar label={t('Opening {name}', { name: state.name })} share={share} />
      {preparation?.head && <FirstRows {...preparation.head} />}
      <Group justify="space-between" mt="md">
        <output className={classes['state']}>{describe(sent, share)}</output>
        <Button onClick={stop}>{t('Stop')}</Button>
      </Group>
    </Modal>
  );
}

function describe(sent: boolean, share: number | null): string {
  if (share === null) return t('Finding out how it is written');
  return t(sent ? '{share} read' : '{share} copied', { share: formatShare(share) });
}

/** Enough to see whether it is the right file and sheet. */
function FirstRows({ sheet, columns, rows }: NonNullable<Preparation['head']>) {
  return (
    <div className={classes['head']}>
      <p className={classes['state']}>
        {sheet === null ? t('Its first rows') : t('First rows of “{sheet}”', { sheet })}
      </p>
      <div className={classes['rows']}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column}>{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shownRows).map((cells, row) => (
              // oxlint-disable-next-line react/no-array-index-key -- a row has no name but its place
              <tr key={row}>
                {columns.map((column, at) => (
                  <td key={column}>{cells[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
