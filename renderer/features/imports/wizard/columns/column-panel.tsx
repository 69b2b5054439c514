// What stands in the selected column, and what will become of it, with room for long texts.
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ImportRules } from '../../../../../shared/schema/import-rules.ts';
import type { SourceColumn } from '../../../../../shared/schema/import.ts';
import type { ColumnProfile } from '../../../../../shared/schema/profile.ts';
import { formatCount, plural } from '../../../../lib/format.ts';
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
  if (!column) return <p className={classes['text']}>Select a column to see its values.</p>;
  const target = targetOf(column, decisions);
  const warnings = target === column.suggestion.target ? column.warnings : [];
  return (
    <>
      <div className={section['bar']}>
        <h2 className={section['head']}>{targetLabel(target)}</h2>
        <span className={`${section['meta']} ${section['right']}`}>
          {profile ? sumOf(profile) : `${plural(column.distinct, 'value', 'values')} in the sample`}
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
  `${countDistinct(profile)} ${profile.distinct === 1 ? 'value' : 'values'}, ${plural(filledRows(profile), 'row', 'rows')}`;

/** Until the whole file was read. */
function SampleValues({ column }: { column: SourceColumn }) {
  return (
    <>
      <div className={classes['groupHead']}>
        <h3>Values</h3>
        <span className={section['meta']}>
          {column.empty === 0 ? 'none empty' : `${formatCount(column.empty)} empty`}
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
  if (target === ignoreTarget) return <>{name} stays in the file. Companies keep what they have.</>;
  if (takesSeveralColumns(target)) {
    return (
      <>
        Each value of {name} is added to {targetLabel(target)}; “;”, “|” and line breaks part several in one
        cell.
      </>
    );
  }
  return (
    <>
      Each value of {name} becomes the company’s {targetLabel(target)}.
    </>
  );
}
