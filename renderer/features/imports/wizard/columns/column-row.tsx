// A column of the file: its name, what stands in it, the field it goes to, and why.
import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { SourceColumn } from '../../../../../shared/schema/import.ts';
import type { ColumnProfile } from '../../../../../shared/schema/profile.ts';
import { formatCount } from '../../../../lib/format.ts';
import section from '../frame/section.module.css';
import classes from './columns-table.module.css';
import { NewFieldDialog } from './custom/new-field-dialog.tsx';
import { FieldSelect } from './field-select.tsx';
import { ignoreTarget, targetLabel } from './fields.ts';
import { describeProfile } from './profile/describe-profile.ts';
import { ProfileCell } from './profile/profile-cell.tsx';
import type { Profiles } from './profile/use-profile.ts';
import { RuleCell } from './rules/rule-cell.tsx';

type Props = {
  index: number;
  column: SourceColumn;
  profile: ColumnProfile | undefined;
  profileStatus: Profiles['status'];
  target: string;
  decided: boolean;
  /** Another column that claims the same single-value field. */
  rival: SourceColumn | undefined;
  selected: boolean;
  inTabOrder: boolean;
  onSelect: (key: string) => void;
  onDecide: (key: string, target: string) => void;
};

/** A sample may be very long; the side panel shows more of it. */
const shownSample = 60;

export const columnName = (column: SourceColumn): string => column.header || column.key;

function ColumnRowPlain(props: Props) {
  const { index, column, target, selected, profile } = props;
  const name = columnName(column);
  const [creating, setCreating] = useState(false);
  return (
    <tr
      data-row={index}
      data-key={column.key}
      aria-rowindex={index + 2}
      {...(selected ? { 'aria-current': true } : {})}
      data-left-out={target === ignoreTarget}
      tabIndex={props.inTabOrder ? 0 : -1}
      onFocus={() => props.onSelect(column.key)}
      onClick={() => props.onSelect(column.key)}
    >
      <td className={classes['name']} title={name}>
        {column.header === '' ? (
          <span className={section['meta']}>{t('no name ({key})', { key: column.key })}</span>
        ) : (
          name
        )}
      </td>
      <td>
        <ProfileCell profile={profile} status={props.profileStatus} />
      </td>
      <td>
        <div className={classes['sample']} title={column.samples.join('\n')}>
          {column.samples.map((sample) => sample.slice(0, shownSample)).join(' · ') || '–'}
        </div>
        <div className={`${section['meta']} ${classes['line']}`}>
          {profile ? describeProfile(profile) : describeSample(column)}
        </div>
      </td>
      <td className={classes['arrow']}>
        <IconChevronRight size={12} stroke={1.4} aria-hidden="true" />
      </td>
      <td>
        <FieldSelect
          label={t('Field for {name}', { name })}
          value={target}
          inTabOrder={props.inTabOrder}
          invalid={props.rival !== undefined}
          live={selected}
          onChange={(chosen) => props.onDecide(column.key, chosen)}
          onCreate={() => setCreating(true)}
        />
        {creating && (
          <NewFieldDialog
            column={column}
            profile={profile}
            onClose={() => setCreating(false)}
            onMade={(path) => {
              setCreating(false);
              props.onDecide(column.key, path);
            }}
          />
        )}
      </td>
      <td className={classes['why']}>
        <Why {...props} />
      </td>
      <td className={classes['rule']}>
        {target !== ignoreTarget && (
          <RuleCell column={column} target={target} inTabOrder={props.inTabOrder} />
        )}
      </td>
    </tr>
  );
}

export const ColumnRow = memo(ColumnRowPlain);

function describeSample({ distinct, empty }: SourceColumn): string {
  if (distinct === 0) return t('all empty in the sample');
  return empty === 0
    ? t('{count} distinct', { count: formatCount(distinct) })
    : t('{n, number} distinct, {empty, number} empty', { n: distinct, empty });
}

function Why({ column, target, decided, rival }: Props) {
  if (rival) {
    const text = t('“{column}” goes to {field} too. Keep one, leave the other out.', {
      column: columnName(rival),
      field: targetLabel(target),
    });
    return <Warning text={text} tone="fail" />;
  }
  const suggested = target === column.suggestion.target;
  const [warning] = suggested ? column.warnings : [];
  const reason = suggested ? column.suggestion.reason : t('your choice');
  return (
    <>
      <div className={warning === undefined ? classes['twoLines'] : classes['line']} title={reason}>
        {suggested && decided && column.warnings.length > 0 ? t('{reason}, accepted', { reason }) : reason}
      </div>
      {warning !== undefined && <Warning text={warning} all={column.warnings.join('\n')} tone="update" />}
    </>
  );
}

function Warning({ text, all = text, tone }: { text: string; all?: string; tone: 'update' | 'fail' }) {
  return (
    <div className={classes['warning']} data-tone={tone} title={all}>
      <IconAlertTriangle size={12} stroke={1.4} aria-hidden="true" />
      <span className={tone === 'fail' ? classes['twoLines'] : classes['line']}>{text}</span>
    </div>
  );
}
