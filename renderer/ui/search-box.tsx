// Search as you type: waits for a pause, then asks.
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../shared/messages/message.ts';
import { useKeys } from '../lib/keys.ts';
import { Kbd } from './kbd.tsx';
import classes from './search-box.module.css';

const pauseMs = 200;

type Props = { label: string; query: string; onSearch: (query: string) => void };

export function SearchBox({ label, query, onSearch }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(query);
  const sent = useRef(query);
  const send = (value: string) => {
    sent.current = value;
    onSearch(value);
  };
  const sendSoon = useDebouncedCallback(send, pauseMs);
  useKeys({ '/': () => input.current?.focus() });
  // The palette, a link or the way back can change the search from outside.
  useEffect(() => {
    if (query === sent.current) return;
    sent.current = query;
    setTyped(query);
  }, [query]);

  const clear = () => {
    setTyped('');
    sendSoon.cancel();
    send('');
  };
  return (
    <TextInput
      ref={input}
      size="xs"
      type="search"
      className={classes['search'] ?? ''}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        sendSoon(currentTarget.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed !== '') clear();
        else if (event.key === 'Escape') input.current?.blur();
        else if (event.key === 'Enter') {
          sendSoon.cancel();
          send(typed.trim());
        } else return;
        event.stopPropagation();
      }}
      leftSection={<IconSearch size={14} stroke={1.4} aria-hidden="true" />}
      rightSection={
        typed === '' ? (
          <Kbd keys="/" />
        ) : (
          <CloseButton size={18} iconSize={12} aria-label={t('Clear')} onClick={clear} />
        )
      }
    />
  );
}
