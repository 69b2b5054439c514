// Shows that a file is being opened, once it takes longer than a moment. Mounted once for the window.
import { Button, Group, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { formatShare } from '../../lib/format.ts';
import { ProgressBar } from '../../ui/progress.tsx';
import classes from './start-import-dialog.module.css';
import { startState, type StartState } from './start-store.ts';

type Opening = Extract<StartState, { kind: 'opening' }>;

/** What opens sooner than this shows no progress, in ms. */
const moment = 400;

export function StartImportDialog() {
  const state = startState.use();
  const [settledKind] = useDebouncedValue(state.kind, moment);
  return state.kind === 'opening' && settledKind === 'opening' ? <OpeningDialog state={state} /> : null;
}

function OpeningDialog({ state }: { state: Opening }) {
  const sent = state.share === 1 || state.share === null;
  return (
    <Modal opened onClose={state.stop} title="Opening the file" size={420} closeOnClickOutside={false}>
      <p className={classes['name']} title={state.name}>
        {state.name}
      </p>
      <ProgressBar label={`Opening ${state.name}`} share={sent ? null : state.share} />
      <Group justify="space-between" mt="md">
        <output className={classes['state']}>
          {sent ? 'Finding out how it is written' : `${formatShare(state.share ?? 0)} copied`}
        </output>
        <Button onClick={state.stop}>Stop</Button>
      </Group>
    </Modal>
  );
}
