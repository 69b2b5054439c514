// Above the table: rows by fate, by changed field, and one row by its number or a text.
import { CloseButton, Select, TextInput } from '@mantine/core';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import { labelOfPath, type FieldPath } from '../../../../../shared/schema/field-path.ts';
import { fates, type Fate, type Ledger } from '../../../../../shared/schema/import.ts';
import { formatCount } from '../../../../lib/format.ts';
import { useKeys } from '../../../../lib/keys.ts';
import { plannedLabels, rowsRead } from '../../job/ledger.ts';
import { omit } from '../../../../lib/omit.ts';
import { allRows, type Filter } from './filter.ts';
import classes from './filter-bar.module.css';

const typingPauseMs = 200;

type Props = {
  ledger: Ledger;
  changed: readonly { field: FieldPath; rows: number }[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
};

export function FilterBar({ ledger, changed, filter, onFilter }: Props) {
  return (
    <search className={classes['bar']} aria-label={t('Rows')}>
      <div className={classes['fates']}>
        <FateButton
          label={t('All')}
          count={rowsRead(ledger)}
          pressed={filter.fate === undefined && filter.code === undefined && filter.field === undefined}
          onPress={() => onFilter(allRows)}
        />
        {fates
          .filter((fate) => fate !== 'blank' && ledger[fate] > 0)
          .map((fate: Fate) => (
            <FateButton
              key={fate}
              label={plannedLabels[fate]}
              count={ledger[fate]}
              pressed={filter.fate === fate}
              onPress={() => onFilter({ fate })}
            />
          ))}
      </div>
      <span className={classes['gap']} />
      {changed.length > 0 && (
        <Select
          className={classes['changed'] ?? ''}
          size="xs"
          w={150}
          aria-label={t('Changed field')}
          placeholder={t('Changed field')}
          leftSection={<IconFilter size={14} stroke={1.4} aria-hidden="true" />}
          data={changed.map(({ field }) => ({ value: field, label: labelOfPath(field) }))}
          value={filter.fate === 'updated' ? (filter.field ?? null) : null}
          clearable
          onChange={(field) => onFilter(field === null ? allRows : { fate: 'updated', field })}
        />
      )}
      <FindRow q={filter.q ?? ''} onFind={(q) => onFilter(q === '' ? omit(filter, 'q') : { ...filter, q })} />
    </search>
  );
}

function FateButton(props: { label: string; count: number; pressed: boolean; onPress: () => void }) {
  return (
    <button type="button" aria-pressed={props.pressed} onClick={props.onPress}>
      {props.label} <span className={classes['count']}>{formatCount(props.count)}</span>
    </button>
  );
}

/** Finds while one types, after a short pause. */
function FindRow({ q, onFind }: { q: string; onFind: (q: string) => void }) {
  const [text, setText] = useState(q);
  const [seen, setSeen] = useState(q);
  if (seen !== q) {
    setSeen(q);
    setText(q);
  }
  const find = useRef(onFind);
  useEffect(() => {
    find.current = onFind;
  });
  useEffect(() => {
    if (text.trim() === q) return undefined;
    const timer = setTimeout(() => find.current(text.trim()), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, q]);
  const input = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => input.current?.focus() });
  return (
    <TextInput
      ref={input}
      className={classes['find'] ?? ''}
      size="xs"
      aria-label={t('Find a row')}
      placeholder={t('Find a row')}
      leftSection={<IconSearch size={14} stroke={1.4} aria-hidden="true" />}
      rightSection={
        text === '' ? null : (
          <CloseButton size="xs" aria-label={t('Show all again')} onClick={() => setText('')} />
        )
      }
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setText('');
      }}
    />
  );
}
