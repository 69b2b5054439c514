// What stands in the selected column, and what will become of it, with room for long texts.
import { IconAlertTriangle } from '@tabler/icons-react';
import { t } from '../../../../../shared/messages/message.ts';
import type { ImportRules } from '../../../../../shared/schema/import-rules.ts';
import type { SourceColumn } from '../../../../../shared/schema/import.ts';
import type { ColumnProfile } from '../../../../../shared/schema/profile.ts';
import { rich } from '../../../../lib/rich.tsx';
import section from '../frame/section.module.css';
import classes from './column-panel.module.css';
import { columnName } from './column-row.tsx';
import { ignoreTarget, takesSeveralColumns, targetLabel } from './fields.ts';
import { targetOf, type Decisions } from './mapping.ts';
import { countDistinct, filledRows } from './profile/describe-profile.ts';
import { ProfilePanel } from './profile/profile-panel.tsx';
import type { RuleChange } from './profile/value-mapping.tsx';
import { PanelQuestion } from './rules/reading-question.tsx';

type Props = {
  sourceId: string;
  column: SourceColumn | undefined;
  decisions: Decisions;
  /** Once the whole file was read. */
  profile: ColumnProfile | undefined;
  rules: ImportRules;
  onRules: RuleChange;
  onDecide: (key: string, target: string) => void;
};

/** Enough to recognise a value by. */
const shownCharacters = 500;

export function ColumnPanel({ sourceId, column, decisions, profile, rules, onRules, onDecide }: Props) {
  if (!column) return <p className={classes['text']}>{t('Select a column to see its values.')}</p>;
  const target = targetOf(column, decisions);
  const warnings = target === column.suggestion.target ? column.warnings : [];
  return (
    <>
      <div className={section['bar']}>
        <h2 className={section['head']}>{targetLabel(target)}</h2>
        <span className={`${section['meta']} ${section['right']}`}>
          {profile ? sumOf(profile) : sampleNote(column)}
        </span>
      </div>
      <p className={classes['text']}>{explain(column, target)}</p>
      {warnings.map((warning) => (
        <p key={warning} className={classes['warning']}>
          <IconAlertTriangle size={12} stroke={1.4} aria-hidden="true" />
          {warning}
        </p>
      ))}
      <PanelQuestion column={column} />
      {profile ? (
        <ProfilePanel
          sourceId={sourceId}
          profile={profile}
          target={target}
          rules={rules}
          onRules={onRules}
          accepted={decisions.has(column.key)}
          onAccept={() => onDecide(column.key, target)}
        />
      ) : (
        <SampleValues column={column} />
      )}
    </>
  );
}

const sumOf = (profile: ColumnProfile): string =>
  t('{count} {n, plural, one {value} other {values}}, {rows, plural, one {# row} other {# rows}}', {
    count: countDistinct(profile),
    n: profile.distinct,
    rows: filledRows(profile),
  });

const sampleNote = ({ distinct: n }: SourceColumn): string =>
  t('{n, plural, one {# value} other {# values}} in the sample', { n });

/** Until the whole file was read. */
function SampleValues({ column }: { column: SourceColumn }) {
  return (
    <>
      <div className={classes['groupHead']}>
        <h3>{t('Values')}</h3>
        <span className={section['meta']}>
          {column.empty === 0 ? t('none empty') : t('{n, number} empty', { n: column.empty })}
        </span>
      </div>
      <ul>
        {column.samples.map((sample) => (
          <li key={sample} className={classes['value']}>
            {sample.slice(0, shownCharacters)}
            {sample.length > shownCharacters && '…'}
          </li>
        ))}
      </ul>
    </>
  );
}

function explain(column: SourceColumn, target: string) {
  const name = <b>{columnName(column)}</b>;
  const field = targetLabel(target);
  if (target === ignoreTarget)
    return rich('{name} stays in the file. Companies keep what they have.', { name });
  if (takesSeveralColumns(target))
    return rich(
      'Each value of {name} is added to {field}; “;”, “|” and line breaks part several in one cell.',
      { name, field },
    );
  return rich('Each value of {name} becomes the company’s {field}.', { name, field });
}
