// What one value becomes: a choice from the field's options, or any text where the field has none. Drawn as a plain box until
// someone uses it, for a long list of real ones would be slow.
import { Autocomplete, Select } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../../../../../shared/messages/message.ts';
import { ClosedSelect } from '../../../../../ui/closed-select.tsx';
import { useCreateOption } from '../custom/create-option.ts';
import { labelledOptions, optionLabel } from './option-label.ts';
import type { Choice } from './value-rules.ts';

type Props = {
  /** The value that is decided about. */
  value: string;
  target: string;
  /** What it becomes now; undefined where nothing is known. */
  choice: Choice | undefined;
  candidates: readonly string[];
  /** null: any text. */
  options: readonly string[] | null;
  onChoose: (choice: Choice) => void;
};

const leaveEmpty = t('Leave empty');
/** No option has them. */
const emptyKey = '\u0000';
const createKey = '\u0001';
const popover = { width: 220, position: 'bottom-end' } as const;

export function ValueChoice(props: Props) {
  const [live, setLive] = useState(false);
  if (!live) return <ClosedChoice {...props} onOpen={() => setLive(true)} />;
  const Live = props.options === null ? TextChoice : OptionChoice;
  return <Live {...props} onLeave={() => setLive(false)} />;
}

const labelOf = (value: string): string => t('What “{value}” becomes', { value: value.slice(0, 60) });

const shownChoice = ({ choice, target }: Props): string => {
  if (choice === undefined) return '';
  return choice === null ? leaveEmpty : optionLabel(target, choice);
};

function ClosedChoice(props: Props & { onOpen: () => void }) {
  return (
    <ClosedSelect
      label={labelOf(props.value)}
      text={shownChoice(props)}
      empty={props.choice === null}
      placeholder={t('Choose…')}
      onFocus={props.onOpen}
      onClick={props.onOpen}
    />
  );
}

type LiveProps = Props & { onLeave: () => void };

function useFocus() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return input;
}

function OptionChoice({ value, target, choice, candidates, options, onChoose, onLeave }: LiveProps) {
  const input = useFocus();
  const createOption = useCreateOption(target);
  const creates = createOption !== null;
  const data = useMemo(() => {
    const known = labelledOptions(target, options ?? []);
    const likely = known.filter((option) => candidates.includes(option.value));
    const others = known.filter((option) => !candidates.includes(option.value));
    const create = creates ? [{ value: createKey, label: t('Create “{value}”', { value }) }] : [];
    const empty = { value: emptyKey, label: leaveEmpty };
    if (likely.length === 0) return [...create, empty, ...others];
    return [
      { group: t('Perhaps'), items: likely },
      { group: t('Others'), items: [...create, empty, ...others] },
    ];
  }, [candidates, creates, options, target, value]);
  return (
    <Select
      size="xs"
      searchable
      ref={input}
      aria-label={labelOf(value)}
      placeholder={t('Choose…')}
      nothingFoundMessage={t('No such option')}
      maxDropdownHeight={260}
      comboboxProps={popover}
      data={data}
      value={choice === undefined ? null : (choice ?? emptyKey)}
      onBlur={onLeave}
      onChange={(chosen) => {
        if (chosen === createKey) void createOption?.(value);
        else if (chosen !== null) onChoose(chosen === emptyKey ? null : chosen);
      }}
    />
  );
}

/** A text counts when it is confirmed or left; an unchanged one changes nothing. */
function TextChoice({ value, choice, candidates, onChoose, onLeave }: LiveProps) {
  const input = useFocus();
  const before = choice ?? '';
  const [text, setText] = useState(before);
  const confirm = () => {
    if (text.trim() !== '' && text.trim() !== before) onChoose(text.trim());
  };
  return (
    <Autocomplete
      size="xs"
      ref={input}
      aria-label={labelOf(value)}
      placeholder={t('Type what it means')}
      comboboxProps={popover}
      data={[...new Set([...candidates, leaveEmpty])]}
      // All of them, whatever stands in the field.
      filter={({ options }) => options}
      value={text}
      onChange={setText}
      onOptionSubmit={(chosen) => {
        onChoose(chosen === leaveEmpty ? null : chosen);
        setText(chosen === leaveEmpty ? '' : chosen);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') confirm();
      }}
      onBlur={() => {
        confirm();
        onLeave();
      }}
    />
  );
}
