// Beneath an open cell: what is wrong with it, what was probably meant, what the file has, and the way to leave the row out.
import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Children, type ReactNode } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { DryRowError } from '../../../../../shared/schema/dry-run.ts';
import { rich } from '../../../../lib/rich.tsx';
import { Kbd } from '../../../../ui/kbd.tsx';
import type { CellText } from './cell-form.tsx';
import classes from './check-table.module.css';

type Props = {
  fault: DryRowError | null;
  texts: readonly CellText[];
  leftOut: boolean;
  /** Null where nothing is suggested. */
  onSuggestion: (() => void) | null;
  onAsInFile: () => void;
  onLeaveOut: () => void;
  /** The inputs of a field that several columns make. */
  children: ReactNode;
};

export function CellTip({ fault, texts, leftOut, onSuggestion, onAsInFile, onLeaveOut, children }: Props) {
  const isMended = texts.some(({ mended }) => mended);
  return (
    <>
      {fault && <IconAlertCircle size={13} stroke={1.6} className={classes['tipMark']} aria-hidden="true" />}
      <div className={classes['tipBody']}>
        {fault && <p className={classes['tipTitle']}>{fault.message}</p>}
        {onSuggestion && (
          <p>
            {rich('Suggested: {suggestion}', {
              suggestion: <span className={classes['suggestion']}>{fault?.suggestion}</span>,
            })}
          </p>
        )}
        {texts.length > 1 ? <Several texts={texts}>{children}</Several> : <InFile texts={texts} />}
        <div className={classes['tipActions']}>
          {onSuggestion && (
            <Button size="xs" rightSection={<Kbd keys="Tab" />} onClick={onSuggestion}>
              {t('Use it')}
            </Button>
          )}
          {isMended && (
            <Button size="xs" onClick={onAsInFile}>
              {t('As in the file')}
            </Button>
          )}
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            rightSection={<Kbd keys="Mod Del" />}
            onClick={onLeaveOut}
          >
            {t(leftOut ? 'Take row back in' : 'Leave row out')}
          </Button>
        </div>
      </div>
    </>
  );
}

function InFile({ texts }: Pick<Props, 'texts'>) {
  const [text] = texts;
  if (!text) return null;
  return (
    <p className={classes['tipNote']}>
      <span className={classes['tipColumn']} title={text.column}>
        {t('Column {name}', { name: text.column })}
      </span>
      {text.mended && (
        <span title={text.inFile}>
          {t(text.inFile === '' ? 'in the file: empty' : 'in the file: “{text}”', { text: text.inFile })}
        </span>
      )}
    </p>
  );
}

function Several({ texts, children }: Pick<Props, 'texts' | 'children'>) {
  return (
    <div className={classes['tipForm']}>
      {Children.toArray(children).map((input, at) => (
        <div key={texts[at]?.column}>
          <InFile texts={texts.slice(at, at + 1)} />
          {input}
        </div>
      ))}
    </div>
  );
}
