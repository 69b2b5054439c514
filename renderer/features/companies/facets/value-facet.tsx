// The values of a field with their counts. What is chosen is always among them, also when no company has it any more.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { locale, t } from '../../../../shared/messages/message.ts';
import type { Facet } from '../../../../shared/contract/company-query.ts';
import type { FacetChoice, Presence } from '../../../../shared/schema/facet-choice.ts';
import { TextButton } from '../../../ui/text-button.tsx';
import { SourceMark } from '../../../ui/sources/source-mark.tsx';
import type { SourceKind } from '../grid/columns/grid-column.ts';
import { valueLabel } from '../query/part-words.ts';
import type { QueryField } from '../query/query-fields.ts';
import { FacetRow } from './facet-row.tsx';
import classes from './facets.module.css';

export type FacetPieceProps = {
  field: QueryField;
  facet: Facet | null;
  choice: FacetChoice;
  onChoice: (choice: FacetChoice) => void;
};

type Entry = { value: string; label: string; count: number | null };

const few = 6;
const searchable = 12;

function entriesOf({ field, facet, choice }: FacetPieceProps, order: 'count' | 'name'): Entry[] {
  const counted = (facet?.values ?? []).map(({ value, label, count }) => ({
    value,
    label: field.options === null ? label : valueLabel(value, field),
    count,
  }));
  const known = new Set(counted.map(({ value }) => value));
  const isWholeList = facet !== null && facet.distinct === facet.values.length;
  const chosen = choice.values.filter((value) => !known.has(value));
  const all = [
    ...counted,
    ...chosen.map((value) => ({ value, label: valueLabel(value, field), count: isWholeList ? 0 : null })),
  ];
  return order === 'count' ? all : all.sort(byName(field));
}

function byName({ options }: QueryField): (one: Entry, other: Entry) => number {
  const places = new Map(options?.map(({ value }, at) => [value, at]));
  return (one, other) =>
    (places.get(one.value) ?? 0) - (places.get(other.value) ?? 0) ||
    one.label.localeCompare(other.label, locale());
}

const toggled = (values: readonly string[], value: string): string[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];

const marked: ReadonlySet<string> = new Set(['person', 'import', 'provider', 'refresh', 'sync']);

const markOf = (field: QueryField, value: string) =>
  field.kind === 'source' && marked.has(value) ? (
    <SourceMark source={value as SourceKind} note={valueLabel(value, field)} />
  ) : undefined;

export function PresenceRows({
  facet,
  choice,
  onChoice,
  kinds,
}: FacetPieceProps & { kinds: readonly Presence[] }) {
  const counts = { empty: facet?.empty ?? null, not_empty: facet?.filled ?? null };
  const most = Math.max(...kinds.map((kind) => counts[kind] ?? 0), 1);
  return kinds.map((kind) => (
    <FacetRow
      key={kind}
      label={kind === 'empty' ? t('empty') : t('has a value')}
      count={counts[kind]}
      share={(counts[kind] ?? 0) / most}
      checked={choice.presence.includes(kind)}
      onToggle={() => {
        const presence = choice.presence.includes(kind)
          ? choice.presence.filter((other) => other !== kind)
          : [...choice.presence, kind].toSorted();
        onChoice({ ...choice, presence });
      }}
    />
  ));
}

export function ValueFacet(
  props: FacetPieceProps & { order: 'count' | 'name'; isWhole: boolean; onWhole: (isWhole: boolean) => void },
) {
  const { field, facet, choice, onChoice, order, isWhole, onWhole } = props;
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const all = entriesOf(props, order);
  const found = all.filter(({ label }) => label.toLowerCase().includes(wanted));
  const isChosen = ({ value }: Entry) => choice.values.includes(value);
  const shown = isWhole ? found : all.filter((entry, at) => at < few || isChosen(entry));
  const most = Math.max(...all.map(({ count }) => count ?? 0), facet?.empty ?? 0, 1);
  const hidden = all.length - shown.length;
  const unlisted = facet?.distinct ? facet.distinct - facet.values.length : 0;
  return (
    <>
      {isWhole && all.length > searchable && (
        <TextInput
          size="xs"
          className={classes['search'] ?? ''}
          aria-label={t('Find a value of {field}', { field: field.label })}
          placeholder={t('Find a value')}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      <div className={isWhole ? classes['whole'] : undefined}>
        {shown.map((entry) => (
          <FacetRow
            key={entry.value}
            label={entry.label}
            mark={markOf(field, entry.value)}
            count={entry.count}
            share={(entry.count ?? 0) / most}
            checked={isChosen(entry)}
            onToggle={() => onChoice({ ...choice, values: toggled(choice.values, entry.value) })}
          />
        ))}
      </div>
      {isWhole && found.length === 0 && wanted !== '' && (
        <p className={classes['note']}>{t('No value has that.')}</p>
      )}
      {facet && facet.distinct === null && facet.filled > 0 && (
        <p className={classes['note']}>{t('Too many different values to list.')}</p>
      )}
      {((facet?.empty ?? 0) > 0 || choice.presence.includes('empty')) && (
        <PresenceRows {...props} kinds={['empty']} />
      )}
      {choice.presence.includes('not_empty') && <PresenceRows {...props} kinds={['not_empty']} />}
      {(hidden > 0 || unlisted > 0) && !isWhole && (
        <p className={classes['more']}>
          <TextButton onClick={() => onWhole(true)}>
            {t('{n, number} more', { n: hidden + Math.max(unlisted, 0) })}
          </TextButton>
        </p>
      )}
      {isWhole && (
        <p className={classes['more']}>
          {unlisted > 0 && <span>{t('{n, number} rarer ones are not listed.', { n: unlisted })} </span>}
          <TextButton
            onClick={() => {
              setText('');
              onWhole(false);
            }}
          >
            {t('Show fewer')}
          </TextButton>
        </p>
      )}
    </>
  );
}
