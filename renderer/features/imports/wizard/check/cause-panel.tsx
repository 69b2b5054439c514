// Left of the table: why rows fail or are skipped and which fields change. Each line is a filter; causes can be mended there.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DryRun } from '../../../../../shared/contract/imports.ts';
import { t } from '../../../../../shared/messages/message.ts';
import { isCompanyField, labelOfPath, parseCustomPath } from '../../../../../shared/schema/field-path.ts';
import type { SkippedGroup } from '../../../../../shared/schema/dry-run.ts';
import { formatCount } from '../../../../lib/format.ts';
import { causeOf } from '../../job/causes.ts';
import { describeValues, groupKey } from '../../job/error-groups.ts';
import { TextButton } from '../../../../ui/text-button.tsx';
import section from '../frame/section.module.css';
import {
  canMapValues,
  emptyValues,
  suggestionLabel,
  suggestionsOf,
  type FailingGroup,
  type ValueMap,
} from './cause-rules.ts';
import classes from './cause-panel.module.css';
import { RememberBox } from './remember-box.tsx';
import { isSameFilter, toggled, type Filter } from './filter.ts';

type Props = {
  dryRun: DryRun;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  remember: boolean;
  onRemember: (remember: boolean) => void;
  onMapValues: (group: FailingGroup, values: ValueMap) => void;
  onChoose: (group: FailingGroup) => void;
  onCompare: () => void;
};

export function CausePanel(props: Props) {
  const { dryRun, filter, onFilter, onMapValues, onChoose, onCompare } = props;
  const { error_groups: failing, skipped_groups: skipped, changed_fields: changed } = dryRun;
  const most = changed[0]?.rows ?? 1;
  const filterProps = (wanted: Filter) => ({
    pressed: isSameFilter(filter, wanted),
    onPress: () => onFilter(toggled(filter, wanted)),
  });
  return (
    <aside className={classes['panel']} aria-label={t('Why and what')}>
      {failing.length > 0 && (
        <Section title={t('Failing')} meta={causesOf(dryRun.failed_count, failing.length)}>
          {failing.map((group) => (
            <Cause
              key={groupKey(group)}
              title={causeOf(group)}
              rows={group.rows}
              note={describeValues(group)}
              {...filterProps(failingFilter(group))}
            >
              <CauseActions group={group} onMapValues={onMapValues} onChoose={onChoose} />
            </Cause>
          ))}
          {failing.some(canMapValues) && (
            <div className={classes['remember']}>
              <RememberBox remember={props.remember} onRemember={props.onRemember} />
            </div>
          )}
        </Section>
      )}
      {skipped.length > 0 && (
        <Section title={t('Skipped')} meta={causesOf(dryRun.skipped_count, skipped.length)}>
          {skipped.map((group) => (
            <Cause
              key={group.code}
              title={skipTitles[group.code]}
              rows={group.rows}
              note={skipNote(group)}
              {...filterProps({ code: group.code })}
            />
          ))}
        </Section>
      )}
      {changed.length > 0 && (
        <Section
          title={t('Changed fields')}
          meta={t('in {n, plural, one {# row} other {# rows}}', { n: dryRun.updated_count })}
        >
          {changed.map(({ field, rows }) => (
            <ChangedField
              key={field}
              label={labelOfPath(field)}
              rows={rows}
              share={rows / most}
              {...filterProps({ fate: 'updated', field })}
            />
          ))}
        </Section>
      )}
      <div className={classes['compare']}>
        <TextButton onClick={onCompare}>{t('Compare duplicates')}</TextButton>
      </div>
    </aside>
  );
}

const causesOf = (rows: number, causes: number): string =>
  t('{rows, plural, one {# row} other {# rows}}, {causes, plural, one {# cause} other {# causes}}', {
    rows,
    causes,
  });

const failingFilter = ({ code, field }: FailingGroup): Filter => {
  const isShown =
    field !== null && (isCompanyField(field) || field === 'groups' || parseCustomPath(field) !== null);
  return { code, ...(isShown && { field }) };
};

const skipTitles: Record<SkippedGroup['code'], string> = {
  stored_domain: t('Domain is stored already'),
  stored_name: t('Name is stored already'),
  repeated_domain: t('Domain repeated in the file'),
  repeated_name: t('Name repeated in the file'),
  left_out: t('Left out by you'),
};

function skipNote({ code, differing }: SkippedGroup): string {
  if (code === 'left_out') return t('Ctrl Del on a row takes it back in');
  if (code === 'stored_domain' || code === 'stored_name')
    return t('update existing companies to take them over');
  return t(
    differing === 0
      ? 'first row wins; none differs'
      : 'first row wins; {differing, number} differ in a value',
    { differing },
  );
}

function Section({ title, meta, children }: { title: string; meta: string; children: ReactNode }) {
  return (
    <section className={classes['section']} aria-label={title}>
      <header className={classes['head']}>
        <h2 className={section['head']}>{title}</h2>
        <span className={section['meta']}>{meta}</span>
      </header>
      {children}
    </section>
  );
}

type Pressable = { pressed: boolean; onPress: () => void };

function Cause(props: Pressable & { title: string; rows: number; note: string; children?: ReactNode }) {
  const { title, rows, note, pressed, onPress, children } = props;
  return (
    <div className={classes['cause']} data-pressed={pressed}>
      <button type="button" className={classes['filter']} aria-pressed={pressed} onClick={onPress}>
        <span className={classes['title']}>
          <span>{title}</span>
          <span>{formatCount(rows)}</span>
        </span>
        <span className={classes['note']} title={note}>
          {note}
        </span>
      </button>
      {children}
    </div>
  );
}

function CauseActions({
  group,
  onMapValues,
  onChoose,
}: { group: FailingGroup } & Pick<Props, 'onMapValues' | 'onChoose'>) {
  if (!canMapValues(group)) return null;
  const cause = causeOf(group);
  return (
    <div className={classes['actions']}>
      {group.suggestions.length > 0 && (
        <Button size="xs" onClick={() => onMapValues(group, suggestionsOf(group))}>
          {suggestionLabel(group)}
        </Button>
      )}
      {group.code === 'invalid_option' && (
        <Button
          size="xs"
          aria-label={t('Choose options: {cause}', { cause })}
          onClick={() => onChoose(group)}
        >
          {t('Choose options')}
        </Button>
      )}
      {group.suggestions.length === 0 && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={t('Leave empty: {cause}', { cause })}
          onClick={() => onMapValues(group, emptyValues(group))}
        >
          {t('Leave empty')}
        </Button>
      )}
    </div>
  );
}

function ChangedField({
  label,
  rows,
  share,
  pressed,
  onPress,
}: Pressable & { label: string; rows: number; share: number }) {
  return (
    <button
      type="button"
      className={classes['field']}
      aria-pressed={pressed}
      data-pressed={pressed}
      onClick={onPress}
    >
      <span>{label}</span>
      <span className={classes['count']}>{formatCount(rows)}</span>
      <span className={classes['share']} style={{ width: `calc((100% - 32px) * ${share})` }} />
    </button>
  );
}
