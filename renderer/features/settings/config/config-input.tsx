// One setting of a provider, edited as its kind asks for.
import {
  ActionIcon,
  Button,
  Checkbox,
  NumberInput,
  Select,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { t } from '../../../../shared/messages/message.ts';
import { pairsIn, type ConfigField, type Pair } from './config-draft.ts';
import { choiceWords, wordsOf } from './config-words.ts';
import classes from './config.module.css';

type Props = {
  field: ConfigField;
  value: unknown;
  error: string | undefined;
  /** Names that pairs may have; absent: any. */
  names?: readonly { value: string; label: string }[];
  onChange: (value: unknown) => void;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function ConfigInput(props: Props) {
  const { field, value, error, onChange } = props;
  const { label, hint } = wordsOf(field.name);
  const shared = { label, description: hint, error, withAsterisk: field.isRequired };
  const usual = typeof field.usual === 'number' ? String(field.usual) : textOf(field.usual);
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          {...shared}
          allowDeselect={false}
          data={field.choices.map((choice) => ({ value: choice, label: choiceWords(choice) }))}
          value={textOf(value ?? field.usual) || null}
          onChange={onChange}
        />
      );
    case 'yes':
      return (
        <Checkbox
          label={label}
          description={hint}
          checked={(value ?? field.usual) === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...shared}
          placeholder={usual}
          {...(field.least !== undefined && { min: field.least })}
          {...(field.most !== undefined && { max: field.most })}
          allowDecimal={!field.isWhole}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(next === '' ? undefined : Number(next))}
        />
      );
    case 'list':
      return (
        <TagsInput {...shared} value={Array.isArray(value) ? value.map(String) : []} onChange={onChange} />
      );
    case 'json':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          maxRows={10}
          classNames={{ input: classes['code'] ?? '' }}
          value={textOf(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'pairs':
      return <Pairs {...props} />;
    case 'text':
    default:
      return (
        <TextInput
          {...shared}
          placeholder={usual}
          value={textOf(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

function Pairs({ field, value, error, names, onChange }: Props) {
  const pairs = pairsIn(value);
  const { label, hint } = wordsOf(field.name);
  const set = (at: number, pair: Pair): void => onChange(pairs.with(at, pair));
  return (
    <fieldset className={classes['pairs']}>
      <legend>{label}</legend>
      {hint !== undefined && <p className={classes['hint']}>{hint}</p>}
      {pairs.map(([name, text], at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row has no name before one is typed
        <div key={at} className={classes['pair']}>
          {names ? (
            <Select
              aria-label={t('{setting}, name {n}', { setting: label, n: at + 1 })}
              searchable
              data={names.filter(
                (one) => one.value === name || !pairs.some(([taken]) => taken === one.value),
              )}
              value={name === '' ? null : name}
              onChange={(next) => set(at, [next ?? '', text])}
            />
          ) : (
            <TextInput
              aria-label={t('{setting}, name {n}', { setting: label, n: at + 1 })}
              value={name}
              onChange={(event) => set(at, [event.currentTarget.value, text])}
            />
          )}
          <TextInput
            aria-label={t('{setting}, value {n}', { setting: label, n: at + 1 })}
            classNames={{ input: classes['code'] ?? '' }}
            value={text}
            onChange={(event) => set(at, [name, event.currentTarget.value])}
          />
          <ActionIcon
            size={24}
            aria-label={t('Remove line {n} of {setting}', { n: at + 1, setting: label })}
            onClick={() => onChange(pairs.toSpliced(at, 1))}
          >
            <IconX size={14} stroke={1.4} />
          </ActionIcon>
        </div>
      ))}
      {error !== undefined && <p className={classes['error']}>{error}</p>}
      <Button
        size="xs"
        aria-label={t('Add a line to {setting}', { setting: label })}
        onClick={() => onChange([...pairs, ['', '']])}
      >
        {t('Add')}
      </Button>
    </fieldset>
  );
}
