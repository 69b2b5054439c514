// One text of an open cell.
import { useEffect, useRef } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import classes from './check-table.module.css';

type Props = {
  row: number;
  label: string;
  align: 'start' | 'end';
  /** It has the focus when the cell opens. */
  isFirst: boolean;
  text: string;
  onText: (text: string) => void;
};

export function CellInput({ row, label, align, isFirst, text, onText }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // It is in the page, but its popover is placed a moment later: scrolling to it would move the table.
    if (isFirst) input.current?.focus({ preventScroll: true });
  }, [isFirst]);
  return (
    <input
      ref={input}
      className={classes['input']}
      data-align={align}
      aria-label={t('{label} of row {row}', { label, row })}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
