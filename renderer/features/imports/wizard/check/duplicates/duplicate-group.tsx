// One group: its members side by side, a column each; where several are rows of the file, a choice for each field.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../../../../shared/messages/message.ts';
import { labelOfPath, type FieldPath } from '../../../../../../shared/schema/field-path.ts';
import type { DuplicateGroup, DuplicateMember } from '../../../../../../shared/schema/duplicates.ts';
import { formatShare } from '../../../../../lib/format.ts';
import compare from '../../../../../ui/compare.module.css';
import section from '../../frame/section.module.css';
import { plannedLabels } from '../../../job/ledger.ts';
import { textOf } from '../fields.ts';
import { differingFields, firstChoice, rowsOf, sourceOf, withField, withSurvivor } from './choice.ts';
import type { RowChoice } from './use-duplicates.ts';

type Props = {
  group: DuplicateGroup;
  label: string;
  fields: readonly FieldPath[];
  busy: boolean;
  onMerge: (choice: RowChoice) => void;
};

export function DuplicateGroupCard({ group, label, fields, busy, onMerge }: Props) {
  const rows = rowsOf(group);
  const [choice, setChoice] = useState<RowChoice | null>(() => firstChoice(rows, fields));
  const differing = differingFields(group.members, fields);
  const shown = fields.filter((field) => field === 'name' || field === 'domain' || differing.includes(field));
  const hidden = group.size - group.members.length;
  return (
    <article className={compare['group']} aria-label={`${label}: ${nameOf(group)}`}>
      <header className={compare['head']}>
        <h3>{label}</h3>
        {group.score !== null && <span className={compare['score']}>{formatShare(group.score)}</span>}
        <span className={section['caption']}>{whyOf(group)}</span>
      </header>
      <div className={compare['scroll']}>
        <table className={compare['table']}>
          <thead>
            <tr>
              <th scope="col">{t('Field')}</th>
              {group.members.map((member, at) => (
                <th key={memberKey(member, at)} scope="col">
                  <MemberHead member={member} choice={choice} onChoose={setChoice} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((field) => (
              <tr key={field} data-differs={differing.includes(field)}>
                <th scope="row">{labelOfPath(field)}</th>
                {group.members.map((member, at) => (
                  <td key={memberKey(member, at)}>
                    <MemberCell
                      member={member}
                      field={field}
                      choice={differing.includes(field) ? choice : null}
                      onChoose={setChoice}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <footer className={compare['foot']}>
        {hidden > 0 && <span className={section['meta']}>{t('{n, number} more', { n: hidden })}</span>}
        {choice && (
          <Button size="xs" disabled={busy} onClick={() => onMerge(choice)}>
            {t('Keep row {row, number}, leave out {n, plural, one {# row} other {# rows}}', {
              row: choice.survivor,
              n: choice.rows.length - 1,
            })}
          </Button>
        )}
        <span className={section['meta']}>{standing(group, choice !== null)}</span>
      </footer>
    </article>
  );
}

const memberKey = ({ row_number: row, company_id: id }: DuplicateMember, at: number): string =>
  `${row ?? id ?? at}`;

const nameOf = ({ members }: DuplicateGroup): string => textOf('name', members[0]?.values['name']);

const whyOf = ({ reason, parts }: DuplicateGroup): string =>
  parts.length === 0 ? reason : `${parts.map(({ why }) => why).join('; ')}.`;

/** What happens to a group that is not changed here. */
function standing({ kind, members }: DuplicateGroup, canChoose: boolean): string {
  if (kind === 'domain' || kind === 'name') return t('Otherwise each row is taken as the table shows.');
  if (canChoose) return t('Otherwise nothing is put together.');
  return t(
    members.some(({ row_number: row }) => row === null)
      ? 'The stored company stays as it is; the row makes a company of its own unless you leave it out.'
      : 'They stay apart.',
  );
}

type ChoiceProps = {
  member: DuplicateMember;
  choice: RowChoice | null;
  onChoose: (choice: RowChoice) => void;
};

function MemberHead({ member, choice, onChoose }: ChoiceProps) {
  const { row_number: row, fate } = member;
  if (row === null) return <span>{t('Stored company')}</span>;
  const label = t('Row {row, number}', { row });
  const note = fate && <span className={section['meta']}>{plannedLabels[fate]}</span>;
  if (!choice?.rows.includes(row))
    return (
      <span>
        {label} {note}
      </span>
    );
  return (
    <label className={compare['pick']}>
      <input
        type="radio"
        checked={choice.survivor === row}
        aria-label={t('Keep row {row}', { row })}
        onChange={() => onChoose(withSurvivor(choice, row))}
      />
      {label} {note}
    </label>
  );
}

function MemberCell({ member, field, choice, onChoose }: ChoiceProps & { field: FieldPath }) {
  const { row_number: row, values } = member;
  const text = textOf(field, values[field]) || '–';
  if (row === null || !choice?.rows.includes(row)) return <span title={text}>{text}</span>;
  return (
    <label className={compare['pick']} title={text}>
      <input
        type="radio"
        checked={sourceOf(choice, field) === row}
        aria-label={t('{field} of row {row}: {text}', { field: labelOfPath(field), row, text })}
        onChange={() => onChoose(withField(choice, field, row))}
      />
      <span>{text}</span>
    </label>
  );
}
