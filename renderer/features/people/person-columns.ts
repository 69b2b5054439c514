// The columns of the list of people.
import { t } from '../../../shared/messages/message.ts';
import type { Person } from '../../../shared/schema/person.ts';
import { formatWhen } from '../../lib/format.ts';

export type PersonColumn = {
  /** What it sorts by. */
  path: string;
  label: string;
  width: string;
  isEnd?: true;
  /** The text, and how many values stand behind it. */
  show: (person: Person) => { text: string; more: number };
};

const one = (text: string | null) => ({ text: text ?? '', more: 0 });
const first = (values: readonly string[]) => ({
  text: values[0] ?? '',
  more: Math.max(values.length - 1, 0),
});

export const personColumns: readonly PersonColumn[] = [
  {
    path: 'fullName',
    label: t('Name'),
    width: 'minmax(160px, 1.4fr)',
    show: ({ fullName }) => one(fullName),
  },
  {
    path: 'jobTitle',
    label: t('Job title'),
    width: 'minmax(110px, 1.1fr)',
    show: ({ jobTitle }) => one(jobTitle),
  },
  {
    path: 'companies',
    label: t('Companies'),
    width: 'minmax(130px, 1.2fr)',
    show: ({ companies }) => first(companies.map(({ name }) => name)),
  },
  { path: 'emails', label: t('Email'), width: 'minmax(140px, 1.2fr)', show: ({ emails }) => first(emails) },
  { path: 'phones', label: t('Phone'), width: 'minmax(136px, 0.8fr)', show: ({ phones }) => first(phones) },
  {
    path: 'updatedAt',
    label: t('Updated'),
    width: '116px',
    isEnd: true,
    show: ({ updatedAt }) => one(formatWhen(updatedAt)),
  },
];

/** Sorting by ids would mean nothing to a person. */
export const sorts = ({ path }: PersonColumn): boolean => path !== 'companies';

/** Up, down, as stored. */
export function nextSort(sort: string | undefined, path: string): string | undefined {
  if (sort === path) return `-${path}`;
  return sort === `-${path}` ? undefined : path;
}
