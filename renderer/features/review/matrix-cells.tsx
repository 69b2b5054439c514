// The cells of a record under review: what is stored, what is offered, what was decided.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconCheck, IconDots, IconX } from '@tabler/icons-react';
import { t } from '../../../shared/messages/message.ts';
import type { ReviewCell } from '../../../shared/schema/review.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { LockMark, SourceMark } from '../../ui/sources/source-mark.tsx';
import { sourceNote } from '../../ui/sources/source-words.ts';
import { undoOne } from '../../ui/steps/use-undo.ts';
import { TextButton } from '../../ui/text-button.tsx';
import classes from './matrix.module.css';
import { canDecide, type ReviewField } from './open-cells.ts';
import { confidenceText, dateText, stateNote, stateWords, valueText } from './review-words.ts';
import { textParts } from './text-parts.ts';

/** On the cell where the person is. */
export type Acts = { accept: () => void; reject: () => void; edit: () => void; lock: () => void };

const isTaken = ({ state }: ReviewCell): boolean => state === 'accepted' || state === 'edited';

export function StoredValue({ field: { value, source, isLocked } }: { field: ReviewField }) {
  const text = valueText(value);
  return (
    <span className={classes['line']}>
      <span className={text === '' ? classes['nothing'] : classes['text']} title={text}>
        {text === '' ? t('empty') : text}
      </span>
      <span className={classes['marks']}>
        {isLocked && <LockMark />}
        {source && (
          <>
            <SourceMark source={source.kind} note={sourceNote(source, source.at)} />
            <span className={classes['meta']}>{dateText(source.at)}</span>
          </>
        )}
      </span>
    </span>
  );
}

/** What a cell means, beside its mark and words. */
export function toneOf(field: ReviewField, cell: ReviewCell): string {
  if (isTaken(cell)) return 'taken';
  if (canDecide(field, cell)) return cell.relation;
  return cell.state === 'locked' ? 'locked' : 'quiet';
}

export function Offer({ field, cell }: { field: ReviewField; cell: ReviewCell }) {
  const text = valueText(cell.written ?? cell.value);
  return (
    <>
      {isTaken(cell) && <IconCheck className={classes['tick']} size={12} stroke={1.8} aria-hidden="true" />}
      <span className={classes['text']} title={cell.note ?? text}>
        {cell.state === 'same' ? (
          <span className={classes['nothing']}>{t('same')}</span>
        ) : (
          <Marked field={field} cell={cell} text={text} />
        )}
      </span>
      <Confidence value={cell.confidence} />
    </>
  );
}

/** Differences stand out where a person has to choose. */
export function Marked({ field, cell, text }: { field: ReviewField; cell: ReviewCell; text: string }) {
  const isCompared = cell.relation === 'conflicts' && canDecide(field, cell) && !Array.isArray(cell.value);
  if (!isCompared) return text;
  let at = 0;
  return textParts(valueText(field.value), text).map((part) => {
    const key = at;
    at += part.text.length;
    return part.isNew ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>;
  });
}

function Confidence({ value }: { value: number }) {
  const words = confidenceText(value);
  return (
    <span className={classes['sure']} title={t('Confidence {value}', { value: words })}>
      <span className={classes['bar']} aria-hidden="true">
        <span style={{ width: `${value * 100}%` }} />
      </span>
      {words}
    </span>
  );
}

type DecisionProps = { field: ReviewField; isActive: boolean; cell: ReviewCell | undefined; acts: Acts };

export function DecisionCell({ field, isActive, cell, acts }: DecisionProps) {
  if (isActive && cell && canDecide(field, cell)) return <Choice acts={acts} />;
  if (field.cells.some((one) => canDecide(field, one)))
    return <span className={classes['open']}>{t('open')}</span>;
  return <Settled cells={field.cells} isLocked={field.isLocked} />;
}

function Choice({ acts: { accept, reject, edit, lock } }: { acts: Acts }) {
  return (
    <span className={classes['decide']}>
      <Button size="compact-xs" onClick={accept} rightSection={<Kbd keys="A" />}>
        {t('Accept')}
      </Button>
      <Button size="compact-xs" onClick={reject} rightSection={<Kbd keys="R" />}>
        {t('Reject')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={22} aria-label={t('More decisions')}>
            <IconDots size={14} stroke={1.4} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item rightSection={<Kbd keys="E" />} onClick={edit}>
            {t('Change and accept')}
          </Menu.Item>
          <Menu.Item rightSection={<Kbd keys="L" />} onClick={lock}>
            {t('Keep what stands there and lock it')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

const weight: readonly string[] = [
  'accepted',
  'edited',
  'rejected',
  'taken_back',
  'superseded',
  'replaced',
  'locked',
];

/** What became of the field, as its weightiest proposal tells. */
function Settled({ cells, isLocked }: { cells: readonly ReviewCell[]; isLocked: boolean }) {
  // Its field was locked since, outside of the review.
  const shown = cells.map((one): ReviewCell =>
    isLocked && one.state === 'open' ? { ...one, state: 'locked' } : one,
  );
  const cell = weight.map((state) => shown.find((one) => one.state === state)).find((one) => one) ?? shown[0];
  const words = cell && stateWords(cell);
  if (!cell || words === null) return null;
  const { stepId } = cell;
  return (
    <span className={classes['decide']} data-state={cell.state} title={cell.note ?? stateNote(cell) ?? words}>
      {cell.state === 'rejected' && <IconX size={12} stroke={1.8} aria-hidden="true" />}
      {isTaken(cell) && <IconCheck size={12} stroke={1.8} aria-hidden="true" />}
      {isLocked && cell.state === 'locked' && <LockMark />}
      <span className={classes['words']}>{words}</span>
      {stepId !== null && <TextButton onClick={() => void undoOne(stepId)}>{t('Undo')}</TextButton>}
    </span>
  );
}
