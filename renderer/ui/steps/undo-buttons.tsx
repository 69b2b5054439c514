// The two arrows at the head of a page: what was done last, taken back or done again.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { t } from '../../../shared/messages/message.ts';
import type { Step } from '../../../shared/schema/step.ts';
import { Kbd } from '../kbd.tsx';
import { describeStep } from './step-words.ts';
import classes from './undo-buttons.module.css';
import { toggleWords, useUndo } from './use-undo.ts';

type ButtonProps = {
  direction: 'undo' | 'redo';
  keys: string;
  icon: typeof IconArrowBackUp;
  step: Step | null;
  isBusy: boolean;
  onClick: () => void;
};

function StepButton({ direction, keys, icon: Icon, step, isBusy, onClick }: ButtonProps) {
  const nothing = direction === 'undo' ? t('Nothing to undo') : t('Nothing to redo');
  const what = step ? toggleWords(direction, describeStep(step.label)) : nothing;
  return (
    <Tooltip
      label={
        <>
          {what} {step && <Kbd keys={keys} />}
        </>
      }
    >
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={what}
        // Stays focusable when there is nothing to do: focus must not fall out of the page with the last undo.
        aria-disabled={step === null || isBusy}
        className={step === null || isBusy ? (classes['idle'] ?? '') : ''}
        onClick={() => {
          if (step !== null && !isBusy) onClick();
        }}
      >
        <Icon size={16} stroke={1.4} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}

export function UndoButtons() {
  const { next, undo, redo, isBusy } = useUndo();
  return (
    <>
      <StepButton
        direction="undo"
        keys="Mod Z"
        icon={IconArrowBackUp}
        step={next.undo}
        isBusy={isBusy}
        onClick={undo}
      />
      <StepButton
        direction="redo"
        keys="Mod Shift Z"
        icon={IconArrowForwardUp}
        step={next.redo}
        isBusy={isBusy}
        onClick={redo}
      />
    </>
  );
}
