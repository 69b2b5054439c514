// One group: its companies side by side, a column each, and for each field the one whose value stays.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { Company } from '../../../shared/schema/company.ts';
import { labelOfPath, type FieldPath } from '../../../shared/schema/field-path.ts';
import type { StoredDuplicateGroup } from '../../../shared/schema/merge.ts';
import { formatDecimal, formatShare } from '../../lib/format.ts';
import compare from '../../ui/compare.module.css';
import classes from './duplicates.module.css';
import {
  bestSurvivor,
  differs,
  isUnited,
  pathsOf,
  sourceOf,
  valueOf,
  type MergeChoice,
} from './merge-choice.ts';

type Props = {
  group: StoredDuplicateGroup;
  label: string;
  busy: boolean;
  onMerge: (choice: MergeChoice) => void;
  onDismiss: () => void;
};

export function GroupCard({ group, label, busy, onMerge, onDismiss }: Props) {
  const { companies } = group;
  const [choice, setChoice] = useState<MergeChoice>(() => ({
    survivor: bestSurvivor(companies),
    fields: {},
  }));
  const survivor = companies.find(({ id }) => id === choice.survivor);
  const hidden = group.size - companies.length;
  return (
    <article className={compare['group']} aria-label={`${label}: ${companies[0]?.name ?? ''}`}>
      <header className={compare['head']}>
        <h3>{label}</h3>
        {group.score !== null && <span className={compare['score']}>{formatShare(group.score)}</span>}
        <span className={classes['why']}>{whyOf(group)}</span>
      </header>
      <div className={compare['scroll']}>
        <table className={compare['table']}>
          <thead>
            <tr>
              <th scope="col">{t('Field')}</th>
              {companies.map((company) => (
                <th key={company.id} scope="col">
                  <label className={compare['pick']}>
                    <input
                      type="radio"
                      checked={company.id === choice.survivor}
                      aria-label={t('Keep {name}', { name: company.name })}
                      onChange={() => setChoice({ survivor: company.id, fields: {} })}
                    />
                    <span>{company.id === choice.survivor ? t('Survives') : t('Merged into it')}</span>
                  </label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pathsOf(companies).map((path) => (
              <FieldRow key={path} path={path} companies={companies} choice={choice} onChoose={setChoice} />
            ))}
          </tbody>
        </table>
      </div>
      <footer className={compare['foot']}>
        <Button size="xs" disabled={busy} onClick={() => onMerge(choice)}>
          {t('Merge {n, plural, one {# company} other {# companies}} into {name}', {
            n: companies.length - 1,
            name: survivor?.name ?? '',
          })}
        </Button>
        <Button size="xs" variant="subtle" disabled={busy} onClick={onDismiss}>
          {t('Not duplicates')}
        </Button>
        {hidden > 0 && (
          <span className={classes['meta']}>{t('{n, number} more of this group', { n: hidden })}</span>
        )}
      </footer>
    </article>
  );
}

const whyOf = ({ reason, parts }: StoredDuplicateGroup): string =>
  parts.length === 0 ? reason : `${parts.map(({ why }) => why).join('; ')}.`;

type RowProps = {
  path: FieldPath;
  companies: readonly Company[];
  choice: MergeChoice;
  onChoose: (choice: MergeChoice) => void;
};

function FieldRow({ path, companies, choice, onChoose }: RowProps) {
  const isDifferent = differs(companies, path);
  const source = sourceOf(companies, choice, path);
  const choose = (id: string) => onChoose({ ...choice, fields: { ...choice.fields, [path]: id } });
  return (
    <tr data-differs={isDifferent}>
      <th scope="row">{labelOfPath(path)}</th>
      {companies.map((company) => {
        const text = textOf(path, valueOf(company, path));
        if (!isDifferent || isUnited(path))
          return (
            <td key={company.id} title={text}>
              {path === 'name' ? <NameLink company={company} /> : text}
            </td>
          );
        return (
          <td key={company.id} title={text}>
            <label className={compare['pick']}>
              <input
                type="radio"
                checked={source === company.id}
                aria-label={`${labelOfPath(path)}: ${text}`}
                onChange={() => choose(company.id)}
              />
              <span>{text}</span>
            </label>
          </td>
        );
      })}
    </tr>
  );
}

const NameLink = ({ company }: { company: Company }) => (
  <Link to="/companies/$companyId" params={{ companyId: company.id }}>
    {company.name}
  </Link>
);

function textOf(path: FieldPath, value: unknown): string {
  if (Array.isArray(value)) return value.map(nameOf).join('; ') || '–';
  if (typeof value !== 'string' || value === '') return '–';
  if (path === 'fundingRaised') return `${formatDecimal(value)} USD`;
  return path === 'employeeRange' ? value.replace('-', '–') : value;
}

function nameOf(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  const { fullName, name } = entry as { fullName?: string; name?: string };
  return fullName ?? name ?? '';
}
