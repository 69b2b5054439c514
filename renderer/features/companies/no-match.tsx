// A search or filter that leaves nothing says how to get something: by taking away the last thing that was asked, or all of it.
import { Button } from '@mantine/core';
import { msg, t } from '../../../shared/messages/message.ts';
import { partsOf, replacePart } from '../../../shared/schema/filter-parts.ts';
import type { SearchQuery } from '../../lib/company-search.ts';
import { omit } from '../../lib/omit.ts';
import { rich } from '../../lib/rich.tsx';
import { Message } from '../../ui/message.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { describePart } from './query/part-words.ts';
import { labelOfField, type QueryField } from './query/query-fields.ts';
import { describeSource } from './query/source-words.ts';
import type { CompanyQueryState } from './query/use-company-query.ts';

/** Something that narrows the list, and the query without it. */
type Hurdle = { name: string; without: SearchQuery };

function hurdlesOf(query: SearchQuery, fields: readonly QueryField[]): Hurdle[] {
  const { importJob, source, locked } = query;
  const label = (path: string) => labelOfField(fields, path);
  const parts = partsOf(query.filter).parts.map((part, at): Hurdle => {
    const { name, value } = describePart(part, fields);
    const filter = replacePart(query.filter, at, null);
    const rest = omit(query, 'filter');
    return {
      name: [name, value].filter((text) => text !== '').join(': '),
      without: filter === undefined ? rest : { ...rest, filter },
    };
  });
  return [
    ...parts,
    ...(importJob === undefined ? [] : [{ name: t('the import'), without: omit(query, 'importJob') }]),
    ...(source === undefined
      ? []
      : [
          {
            name: t('Source: {what}', { what: describeSource(source, label) }),
            without: omit(query, 'source'),
          },
        ]),
    ...(locked === undefined ? [] : [{ name: t('Locked'), without: omit(query, 'locked') }]),
  ];
}

/** `n` hurdles, a search perhaps among them. */
function wayOut(n: number, isSearched: boolean): string {
  if (n < 2) return msg('<remove>Remove <em>{name}</em></remove>.');
  return isSearched
    ? msg(
        '<remove>Remove <em>{name}</em></remove>, or ' +
          '<clear>clear {n, plural, =2 {both of them} other {all # of them}}</clear>.',
      )
    : msg(
        '<remove>Remove <em>{name}</em></remove>, or ' +
          '<clear>clear {n, plural, =2 {both filters} other {all # filters}}</clear>.',
      );
}

export function NoMatch({
  query,
  changeQuery,
  fields,
}: CompanyQueryState & { fields: readonly QueryField[] }) {
  const hurdles = hurdlesOf(query, fields);
  const last = hurdles.at(-1);
  const { q, sort } = query;
  const all = hurdles.length + (q === undefined ? 0 : 1);
  const clearAll = () => changeQuery(() => (sort === undefined ? {} : { sort }));
  if (!last)
    return (
      <Message title={t('No company matches "{q}"', { q: q ?? '' })}>
        <Button onClick={clearAll}>{t('Clear the search')}</Button>
      </Message>
    );
  return (
    <Message title={q === undefined ? t('No company matches.') : t('No company matches "{q}" here.', { q })}>
      <p>
        {rich(wayOut(all, q !== undefined), {
          remove: (text) => <TextButton onClick={() => changeQuery(() => last.without)}>{text}</TextButton>,
          clear: (text) => <TextButton onClick={clearAll}>{text}</TextButton>,
          em: (text) => <em>{text}</em>,
          name: last.name,
          n: all,
        })}
      </p>
      {q !== undefined && (
        <Button onClick={() => changeQuery((before) => omit(before, 'q'))}>{t('Clear the search')}</Button>
      )}
    </Message>
  );
}
