// The delimiter: a usual one from the list, or any one or two characters typed.
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t, tc } from '../../../../../shared/messages/message.ts';
import { delimiterOptions, parseDelimiter } from './dialect-options.ts';
import classes from './reading-panel.module.css';

const other = 'other';
const otherOption = { value: other, label: tc('delimiter', 'Other…') };

type Props = { inUse: string; onChange: (delimiter: string) => void };

export function DelimiterField({ inUse, onChange }: Props) {
  const [typing, setTyping] = useState(false);
  return (
    <>
      <Select
        label={t('Delimiter')}
        data={[...delimiterOptions(inUse), otherOption]}
        value={typing ? other : inUse}
        onChange={(value) => {
          setTyping(value === other);
          if (value !== null && value !== other) onChange(value);
        }}
      />
      {typing && (
        <TypedDelimiter
          onChange={(delimiter) => {
            setTyping(false);
            onChange(delimiter);
          }}
        />
      )}
    </>
  );
}

function TypedDelimiter({ onChange }: { onChange: (delimiter: string) => void }) {
  const [text, setText] = useState('');
  const [refused, setRefused] = useState(false);
  const take = () => {
    const delimiter = parseDelimiter(text);
    setRefused(delimiter === null && text !== '');
    if (delimiter !== null) onChange(delimiter);
  };
  return (
    <TextInput
      className={classes['typed'] ?? ''}
      aria-label={t('Other delimiter, one or two characters')}
      placeholder={t('One or two characters, then Enter')}
      value={text}
      maxLength={4}
      data-autofocus
      ref={(input) => input?.focus()}
      error={refused ? t('One or two characters, no quote. Write \\t for a tab.') : undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) take();
      }}
    />
  );
}
