/* oxlint-disable jsx-a11y/prefer-tag-over-role -- see check-table.tsx */
// A failing cell, open for mending: what is wrong, what was probably meant, and the way to leave the row out.
import { Button, Popover } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { CompanyField } from '../../../../../shared/schema/company.ts';
import { fieldLabels } from '../../../../../shared/schema/company.ts';
import type { DryRowError } from '../../../../../shared/schema/dry-run.ts';
import { Kbd } from '../../../../ui/kbd.tsx';
import classes from './check-table.module.css';
import { lookOf } from './fields.ts';
import type { Fix } from './fix.ts';
import type { ShownRow } from './use-dry-rows.ts';

type Props = { row: ShownRow; fault: DryRowError; field: CompanyField; fix: Fix; onClose: () => void };

export function FixCell({ row, fault, field, fix, onClose }: Props) {
  const { column, suggestion } = fault;
  const before = fault.value ?? '';
  const [text, setText] = useState(before);
  const settled = useRef(false);

  /** Once: closing takes the focus away, which would save a second time. */
  const settle = (act: () => void): void => {
    if (settled.current) return;
    settled.current = true;
    act();
    onClose();
  };
  const save = (value: string): void =>
    settle(() => {
      if (column !== null && value !== before) fix.mend(row, column, value);
    });
  const leaveOut = (): void => settle(() => fix.leaveOut(row));
  const onKeyDown = (event: KeyboardEvent): void => {
    const isTake = event.key === 'Tab' && !event.shiftKey && suggestion !== null && text === before;
    if (isTake) save(suggestion);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) save(text);
    else if (event.key === 'Escape') settle(() => undefined);
    else if (event.key === 'Delete' && (event.ctrlKey || event.metaKey)) leaveOut();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Popover
      opened
      position="bottom-start"
      width={296}
      offset={3}
      trapFocus={false}
      closeOnEscape={false}
      shadow="md"
    >
      <Popover.Target>
        <div
          role="gridcell"
          className={`${classes['cell']} ${classes['fixing']} ${field === 'name' ? classes['pinned'] : ''}`}
        >
          <input
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- a person opened the cell to type in it
            autoFocus
            className={classes['input']}
            data-align={lookOf(field).align}
            aria-label={`${fieldLabels[field]} of row ${row.row_number}`}
            readOnly={column === null}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={() => save(text)}
            onKeyDown={onKeyDown}
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown
        className={classes['tip'] ?? ''}
        // The input keeps the focus, so that a press on a button is not taken for leaving the cell.
        onMouseDown={(event) => event.preventDefault()}
      >
        <IconAlertCircle size={13} stroke={1.6} className={classes['tipMark']} aria-hidden="true" />
        <div>
          <p className={classes['tipTitle']}>{fault.message}</p>
          {suggestion !== null && (
            <p>
              Suggested: <span className={classes['suggestion']}>{suggestion}</span>
            </p>
          )}
          <div className={classes['tipActions']}>
            {suggestion !== null && (
              <Button size="xs" rightSection={<Kbd keys="Tab" />} onClick={() => save(suggestion)}>
                Use it
              </Button>
            )}
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              rightSection={<Kbd keys="Mod Del" />}
              onClick={leaveOut}
            >
              Leave row out
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
