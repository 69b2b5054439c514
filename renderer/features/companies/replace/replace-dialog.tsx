// Find and replace: what to look for, where, and every cell before and after, before anything is written.
import { Button, Checkbox, Group, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { CompanyQuery } from '../../../../shared/schema/company-query.ts';
import type { ReplaceSpec } from '../../../../shared/schema/replace.ts';
import { toApiError } from '../../../api/api-error.ts';
import { InlineError } from '../../../ui/message.tsx';
import { useGrid } from '../grid/grid-context.ts';
import { useGridSelection } from '../grid/selection/use-grid-selection.ts';
import { isComplete, type Found } from './find-matches.ts';
import { MatchTable } from './match-table.tsx';
import { replaceInAll, replaceMatches } from './run-replace.ts';
import { isSearchable, searchedIn, type Scope } from './search-scope.ts';
import { problemOf, useMatches, type Search } from './use-matches.ts';
import classes from './replace.module.css';

const emptySpec: ReplaceSpec = { find: '', with: '', regex: false, case: false, whole: false };

function scopesOf({ cells, active }: ReturnType<typeof useGridSelection>) {
  const column = active && isSearchable(active.column) ? active.column.label : null;
  return [
    ...(cells > 1
      ? [
          {
            value: 'selection',
            label: t('Selection, {n, plural, one {# cell} other {# cells}}', { n: cells }),
          },
        ]
      : []),
    ...(column === null ? [] : [{ value: 'column', label: column }]),
    { value: 'all', label: t('All columns') },
  ];
}

/** What came of the search, in words. */
function foundWords(found: Found): string {
  const { matches, looked, companies } = found;
  if (matches.length === 0)
    return isComplete(found)
      ? t('No cell holds it.')
      : t('None in the first {looked, number} of {n, plural, one {# company} other {# companies}}.', {
          looked,
          n: companies,
        });
  const cells = matches.length;
  if (isComplete(found))
    return t(
      '{cells, plural, one {# cell} other {# cells}} of {n, plural, one {# company} other {# companies}}.',
      { cells, n: new Set(matches.map(({ row }) => row.id)).size },
    );
  return t(
    '{cells, plural, one {# cell} other {# cells}} in the first {looked, number} of ' +
      '{n, plural, one {# company} other {# companies}}. All of them are gone through.',
    { cells, looked, n: companies },
  );
}

function Result({
  search,
  left,
  onLeft,
}: { search: Search } & Omit<Parameters<typeof MatchTable>[0], 'matches'>) {
  if (search.state === 'failed') return <InlineError>{search.message}</InlineError>;
  if (search.state !== 'found')
    return (
      <p className={classes['hint']}>{search.state === 'looking' ? t('Looking') : t('Type what to find.')}</p>
    );
  const { found } = search;
  return (
    <>
      <output className={classes['hint']}>{foundWords(found)}</output>
      {found.matches.length > 0 && (
        <MatchTable matches={found.matches} left={isComplete(found) ? left : null} onLeft={onLeft} />
      )}
    </>
  );
}

type Props = { query: CompanyQuery; onClose: () => void };

function ReplaceForm({ query, onClose }: Props) {
  const grid = useGrid();
  const selection = useGridSelection();
  const scopes = scopesOf(selection);
  const [scope, setScope] = useState<Scope>((scopes[0]?.value ?? 'all') as Scope);
  const [spec, setSpec] = useState(emptySpec);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const search = useMatches(scope, spec, query);
  const problem = problemOf(spec);
  const set = (change: Partial<ReplaceSpec>): void => {
    setSpec({ ...spec, ...change });
    setLeft(new Set());
  };
  const found = search.state === 'found' ? search.found : null;
  const chosen = found?.matches.filter(({ key }) => !left.has(key)) ?? [];
  const isJob = found !== null && !isComplete(found) && found.query !== null;
  const run = useMutation({
    mutationFn: async () => {
      const fields = searchedIn(scope, selection, grid.columns.get()).columns.map(({ path }) => path);
      if (isJob && found.query) await replaceInAll(found.query, fields, spec);
      else void replaceMatches(grid, chosen);
    },
    onSuccess: onClose,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isJob || chosen.length > 0) run.mutate();
  };
  const action = isJob
    ? t('Replace in {n, plural, one {# company} other {# companies}}', { n: found.companies })
    : t('Replace in {n, plural, one {# cell} other {# cells}}', { n: chosen.length });
  return (
    <form onSubmit={submit} className={classes['form']}>
      <div className={classes['texts']}>
        <TextInput
          label={t('Find')}
          data-autofocus
          maxLength={1000}
          value={spec.find}
          error={problem}
          onChange={({ currentTarget }) => set({ find: currentTarget.value })}
        />
        <TextInput
          label={t('Replace with')}
          placeholder={t('Nothing')}
          maxLength={5000}
          value={spec.with}
          onChange={({ currentTarget }) => set({ with: currentTarget.value })}
        />
      </div>
      <div className={classes['options']}>
        <SegmentedControl
          size="xs"
          aria-label={t('Where')}
          data={scopes}
          value={scope}
          onChange={(value) => {
            setScope(value as Scope);
            setLeft(new Set());
          }}
        />
        <Checkbox
          label={t('Match case')}
          checked={spec.case}
          onChange={({ currentTarget }) => set({ case: currentTarget.checked })}
        />
        <Checkbox
          label={t('Whole value')}
          checked={spec.whole}
          onChange={({ currentTarget }) => set({ whole: currentTarget.checked })}
        />
        <Checkbox
          label={t('Regular expression')}
          checked={spec.regex}
          onChange={({ currentTarget }) => set({ regex: currentTarget.checked })}
        />
      </div>
      <div className={classes['result']}>
        <Result search={search} left={left} onLeft={setLeft} />
      </div>
      {run.error && <InlineError>{toApiError(run.error).message}</InlineError>}
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="subtle" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button
          type="submit"
          variant="filled"
          loading={run.isPending}
          disabled={!isJob && chosen.length === 0}
        >
          {action}
        </Button>
      </Group>
    </form>
  );
}

export const ReplaceDialog = (props: Props) => (
  <Modal opened onClose={props.onClose} title={t('Find and replace')} size={760} returnFocus={false}>
    <ReplaceForm {...props} />
  </Modal>
);
