// A search or filter that leaves nothing says how to get something: by taking away the last thing that was asked, or all of it.
import { Button } from '@mantine/core';
import { partsOf, replacePart } from '../../../shared/schema/filter-parts.ts';
import type { SearchQuery } from '../../lib/company-search.ts';
import { omit } from '../../lib/omit.ts';
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
    ...(importJob === undefined ? [] : [{ name: 'the import', without: omit(query, 'importJob') }]),
    ...(source === undefined
      ? []
      : [{ name: `Source: ${describeSource(source, label)}`, without: omit(query, 'source') }]),
    ...(locked === undefined ? [] : [{ name: 'Locked', without: omit(query, 'locked') }]),
  ];
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
      <Message title={`No company matches "${q ?? ''}"`}>
        <Button onClick={clearAll}>Clear the search</Button>
      </Message>
    );
  return (
    <Message title={q === undefined ? 'No company matches.' : `No company matches "${q}" here.`}>
      <p>
        <TextButton onClick={() => changeQuery(() => last.without)}>
          Remove <em>{last.name}</em>
        </TextButton>
        {all > 1 && (
          <>
            , or{' '}
            <TextButton onClick={clearAll}>
              {all === 2 ? 'clear both' : `clear all ${all}`} {q === undefined ? 'filters' : 'of them'}
            </TextButton>
          </>
        )}
        .
      </p>
      {q !== undefined && (
        <Button onClick={() => changeQuery((before) => omit(before, 'q'))}>Clear the search</Button>
      )}
    </Message>
  );
}
