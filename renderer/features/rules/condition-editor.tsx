// Conditions as a tree: groups of conditions, each on one value, and conditions on the entries of a list.
import { ActionIcon, Button, Select, TagsInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { isValueless, ruleGroups, ruleOperators } from '../../../shared/schema/rule-conditions.ts';
import {
  emptyCondition,
  emptyGroup,
  emptySome,
  takesSeveral,
  type ConditionDraft,
  type GroupDraft,
  type NodeDraft,
  type SomeDraft,
} from './rule-draft.ts';
import { groupLabels, operatorLabels } from './rule-words.ts';
import {
  listOptions,
  partLabel,
  partOptions,
  pathLabel,
  type PathGroup,
  type PathOption,
} from './use-paths.ts';
import classes from './rules.module.css';

/** Of the outermost; entries of a list have parts instead. */
export type Paths = { entity: EntityType; groups: readonly PathGroup[] };

type Errors = Readonly<Record<string, string>>;
/** `at`: where it stands in what is sent, as problems name it. */
type Shared = { paths: Paths; inList: boolean; errors: Errors; at: string };
type Props<T> = Shared & { draft: T; onDraft: (draft: T) => void; onRemove?: () => void };

export function GroupEditor({ draft, onDraft, onRemove, ...shared }: Props<GroupDraft>) {
  const { nodes, group } = draft;
  const set = (next: readonly NodeDraft[]): void => onDraft({ ...draft, nodes: next });
  const at = `${shared.at}.${group}`;
  return (
    <fieldset className={classes['group']}>
      <legend className={classes['legend']}>
        <Select
          size="xs"
          aria-label={t('How many hold')}
          data={ruleGroups.map((value) => ({ value, label: groupLabels[value] }))}
          value={group}
          onChange={(to) => to && onDraft({ ...draft, group: to })}
        />
        {onRemove && <Remove label={t('Take the group out')} onRemove={onRemove} />}
      </legend>
      {nodes.map((node, index) => (
        <NodeEditor
          key={node.key}
          {...shared}
          at={`${at}.${index}`}
          draft={node}
          onDraft={(next) => set(nodes.map((one) => (one === node ? next : one)))}
          {...(nodes.length > 1 && { onRemove: () => set(nodes.filter((one) => one !== node)) })}
        />
      ))}
      <div className={classes['adds']}>
        <Add label={t('Condition')} onAdd={() => set([...nodes, emptyCondition()])} />
        <Add label={t('Group of conditions')} onAdd={() => set([...nodes, emptyGroup('any')])} />
        {!shared.inList && <Add label={t('One of a list')} onAdd={() => set([...nodes, emptySome()])} />}
      </div>
    </fieldset>
  );
}

function NodeEditor({ draft, ...rest }: Props<NodeDraft>) {
  if (draft.type === 'group') return <GroupEditor {...rest} draft={draft} />;
  if (draft.type === 'some') return <SomeEditor {...rest} draft={draft} />;
  return <ConditionEditor {...rest} draft={draft} />;
}

function SomeEditor({ draft, onDraft, onRemove, ...shared }: Props<SomeDraft>) {
  return (
    <div className={classes['some']}>
      <div className={classes['legend']}>
        <span>{t('At least one of')}</span>
        <PathSelect
          label={t('At least one of')}
          options={[{ group: t('Lists'), items: listOptions(shared.paths.entity) }]}
          labelOf={pathLabel}
          value={draft.list}
          error={shared.errors[`${shared.at}.some`]}
          onPath={(list) => onDraft({ ...draft, list })}
        />
        {onRemove && <Remove label={t('Take it out')} onRemove={onRemove} />}
      </div>
      <GroupEditor
        {...shared}
        inList
        at={`${shared.at}.where`}
        draft={draft.where}
        onDraft={(where) => onDraft({ ...draft, where })}
      />
    </div>
  );
}

function ConditionEditor({ draft, onDraft, onRemove, paths, inList, errors, at }: Props<ConditionDraft>) {
  const set = (change: Partial<ConditionDraft>): void => onDraft({ ...draft, sent: undefined, ...change });
  const { operator, values } = draft;
  const error = errors[`${at}.value`];
  return (
    <div className={classes['condition']}>
      <PathSelect
        label={t('What is looked at')}
        options={inList ? [{ group: t('Of an entry'), items: partOptions() }] : paths.groups}
        labelOf={inList ? partLabel : pathLabel}
        value={draft.path}
        error={errors[`${at}.path`] ?? errors[at]}
        onPath={(path) => set({ path })}
      />
      <Select
        size="xs"
        aria-label={t('Operator')}
        data={ruleOperators.map((value) => ({ value, label: operatorLabels[value] }))}
        value={operator}
        error={errors[`${at}.operator`] ?? null}
        onChange={(to) => to && set({ operator: to })}
      />
      {isValueless(operator) ? (
        <span />
      ) : takesSeveral(operator) ? (
        <TagsInput
          size="xs"
          aria-label={t('Values')}
          placeholder={values.length === 0 ? t('Enter after each') : ''}
          value={[...values]}
          error={error ?? null}
          onChange={(next) => set({ values: next })}
        />
      ) : (
        <TextInput
          size="xs"
          aria-label={t('Value')}
          value={values[0] ?? ''}
          error={error ?? null}
          onChange={(event) => set({ values: [event.currentTarget.value] })}
        />
      )}
      {onRemove ? <Remove label={t('Take the condition out')} onRemove={onRemove} /> : <span />}
    </div>
  );
}

type PathProps = {
  label: string;
  options: readonly { group: string; items: PathOption[] }[];
  labelOf: (path: string) => string;
  value: string;
  error?: string | undefined;
  onPath: (path: string) => void;
};

/** What is typed and not in the list is a path as it stands, such as `entityData.registeredAddress.city`. */
export function PathSelect({ label, options, labelOf, value, error, onPath }: PathProps) {
  const [typed, setTyped] = useState('');
  const known = new Set(options.flatMap(({ items }) => items.map((one) => one.value)));
  const isLabel = options.some(({ items }) => items.some((one) => one.label === typed));
  const others = [value, /^[\w:.-]+$/.test(typed) && !isLabel ? typed : ''].filter(
    (path, at, all) => path !== '' && !known.has(path) && all.indexOf(path) === at,
  );
  return (
    <Select
      size="xs"
      searchable
      aria-label={label}
      placeholder={label}
      nothingFoundMessage={t('Type a path, such as {example}.', {
        example: 'entityData.registeredAddress.city',
      })}
      data={[
        ...options,
        ...(others.length > 0
          ? [{ group: t('As a path'), items: others.map((path) => ({ value: path, label: labelOf(path) })) }]
          : []),
      ]}
      value={value === '' ? null : value}
      error={error ?? null}
      onSearchChange={setTyped}
      onChange={(path) => path !== null && onPath(path)}
    />
  );
}

const Remove = ({ label, onRemove }: { label: string; onRemove: () => void }) => (
  <ActionIcon size={24} aria-label={label} title={label} onClick={onRemove}>
    <IconX size={14} stroke={1.4} />
  </ActionIcon>
);

const Add = ({ label, onAdd }: { label: string; onAdd: () => void }) => (
  <Button
    size="xs"
    variant="subtle"
    leftSection={<IconPlus size={12} stroke={1.4} aria-hidden="true" />}
    onClick={onAdd}
  >
    {label}
  </Button>
);
