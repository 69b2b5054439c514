// One line of a filter's form: field, what is asked of it, value.
import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { askedOf, valueCountOf, wordsOf, type Asked, type Draft } from './operators.ts';
import { findQueryField, type QueryField } from './query-fields.ts';
import { ValueInput } from './value-input.tsx';
import classes from './query.module.css';

type Props = {
  draft: Draft;
  fields: readonly QueryField[];
  /** What can be asked instead, that is no field. */
  others: readonly { label: string; onClick: () => void }[];
  onDraft: (draft: Draft) => void;
  onRemove: (() => void) | null;
};

const inPlace = { withinPortal: false } as const;

/** Keeps what can be kept of the values. */
function withAsked(draft: Draft, asked: Asked): Draft {
  const count = valueCountOf(asked);
  const values =
    count === 'none' ? [] : count === 'many' ? draft.values.filter((value) => value !== '') : draft.values;
  return { ...draft, asked, values: count === 'one' ? values.slice(0, 1) : values };
}

function withField(draft: Draft, field: QueryField): Draft {
  const [usual = 'eq'] = askedOf[field.kind];
  return {
    field: field.path,
    asked: askedOf[field.kind].includes(draft.asked) ? draft.asked : usual,
    values: [],
  };
}

const otherPath = (label: string): string => `beside:${label}`;
const otherItem = ({ label }: { label: string }) => ({ value: otherPath(label), label });

export function DraftLine({ draft, fields, others, onDraft, onRemove }: Props) {
  const field = draft.field === null ? null : findQueryField(fields, draft.field);
  const groups = useMemo(
    () =>
      [...Map.groupBy(fields, ({ group }) => group)].map(([group, members]) => ({
        group,
        items: members.map(({ path, label }) => ({ value: path, label })),
      })),
    [fields],
  );
  return (
    <div className={classes['line']}>
      <Select
        size="xs"
        aria-label={t('Field')}
        placeholder={t('Field')}
        searchable
        nothingFoundMessage={t('No field is called so.')}
        data={
          others.length === 0
            ? groups
            : [...groups, { group: t('Beside fields'), items: others.map(otherItem) }]
        }
        value={field?.path ?? null}
        onChange={(path) => {
          const other = others.find(({ label }) => otherPath(label) === path);
          if (other) return other.onClick();
          const picked = path === null ? null : findQueryField(fields, path);
          return picked && onDraft(withField(draft, picked));
        }}
        comboboxProps={{ ...inPlace, width: 220, position: 'bottom-start' }}
        {...(field === null ? { 'data-autofocus': true } : { openOnFocus: false })}
      />
      {field && (
        <Select
          size="xs"
          aria-label={t('What is asked of {field}', { field: field.label })}
          data={askedOf[field.kind].map((value) => ({ value, label: wordsOf(value, field.kind) }))}
          value={draft.asked}
          onChange={(asked) => asked && onDraft(withAsked(draft, asked))}
          comboboxProps={{ ...inPlace, width: 170, position: 'bottom-start' }}
          maxDropdownHeight={320}
        />
      )}
      {field && (
        <ValueInput
          key={field.path}
          field={field}
          draft={draft}
          onValues={(values) => onDraft({ ...draft, values })}
        />
      )}
      {onRemove && (
        <ActionIcon
          size={20}
          variant="subtle"
          color="gray"
          aria-label={t('Remove this line')}
          onClick={onRemove}
        >
          <IconX size={12} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      )}
    </div>
  );
}
