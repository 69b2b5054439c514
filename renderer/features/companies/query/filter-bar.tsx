// The filters in force, as chips that open and go, and the button for another.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import {
  addPart,
  joinParts,
  partsOf,
  replacePart,
  type Join,
} from '../../../../shared/schema/filter-parts.ts';
import { useKeys } from '../../../lib/keys.ts';
import { omit } from '../../../lib/omit.ts';
import { FilterChip } from '../../../ui/chip.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { filterRequest } from './filter-request.ts';
import { PartPopover } from './part-popover.tsx';
import { describePart } from './part-words.ts';
import { labelOfField, type QueryField } from './query-fields.ts';
import { describeSource } from './source-words.ts';
import type { CompanyQueryState } from './use-company-query.ts';
import classes from './query.module.css';

type Props = CompanyQueryState & {
  fields: readonly QueryField[];
  /** What the API has against a part, by its place. */
  errors: ReadonlyMap<number, string>;
};

/** Also the one at `parts.length`: the new one. */
function usePartAtWork() {
  const [at, setAt] = useState<number | null>(null);
  return { at, open: setAt, close: () => setAt(null) };
}

function PartChips({
  query,
  changeFilter,
  fields,
  errors,
  work,
}: Props & { work: ReturnType<typeof usePartAtWork> }) {
  const { join, parts } = partsOf(query.filter);
  const other: Join = join === 'and' ? 'or' : 'and';
  return parts.map((part, at) => {
    const { name, value } = describePart(part, fields);
    const error = errors.get(at) ?? null;
    return (
      // oxlint-disable-next-line react/no-array-index-key -- a part is its place; two may say the same
      <Fragment key={at}>
        {at > 0 && join === 'or' && (
          <button
            type="button"
            className={classes['join']}
            title="Any of these suffices. Click to ask for all of them."
            onClick={() => changeFilter(() => joinParts({ join: other, parts }))}
          >
            or
          </button>
        )}
        <PartPopover
          opened={work.at === at}
          part={part}
          fields={fields}
          error={error}
          onPart={(changed) => {
            work.close();
            changeFilter((filter) => replacePart(filter, at, changed));
          }}
          onClose={work.close}
        >
          <FilterChip
            name={name}
            value={value}
            error={error}
            onOpen={() => work.open(at)}
            onRemove={() => changeFilter((filter) => replacePart(filter, at, null))}
          />
        </PartPopover>
      </Fragment>
    );
  });
}

/** What is asked beside the filter's own parts. */
function OtherChips({ query, changeQuery, fields }: Props) {
  const { source, locked } = query;
  return (
    <>
      {source !== undefined && (
        <FilterChip
          name="Source"
          value={describeSource(source, (path) => labelOfField(fields, path))}
          onRemove={() => changeQuery((before) => omit(before, 'source'))}
        />
      )}
      {locked !== undefined && (
        <FilterChip
          name="Locked"
          value={
            typeof locked === 'string' ? labelOfField(fields, locked) : locked ? 'any field' : 'no field'
          }
          onRemove={() => changeQuery((before) => omit(before, 'locked'))}
        />
      )}
    </>
  );
}

export function FilterBar(props: Props) {
  const { query, changeFilter, fields } = props;
  const work = usePartAtWork();
  const { join, parts } = partsOf(query.filter);
  const requested = filterRequest.use();
  const isNew = work.at === parts.length || requested !== null;
  const closeNew = () => {
    filterRequest.set(null);
    work.close();
  };
  useKeys({ f: () => work.open(parts.length) });
  return (
    <>
      <div className={classes['chips']}>
        <PartChips {...props} work={work} />
        <OtherChips {...props} />
      </div>
      <PartPopover
        opened={isNew}
        part={null}
        field={requested?.path ?? null}
        fields={fields}
        error={null}
        onPart={(part) => {
          closeNew();
          changeFilter((filter) => addPart(filter, part));
        }}
        onClose={closeNew}
      >
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          flex="none"
          leftSection={<IconPlus size={14} stroke={1.4} aria-hidden="true" />}
          rightSection={<Kbd keys="F" />}
          onClick={() => (isNew ? closeNew() : work.open(parts.length))}
        >
          Filter
        </Button>
      </PartPopover>
      {join === 'and' && parts.length > 1 && (
        <button
          type="button"
          className={classes['join']}
          title="All of these must hold. Click to ask for any of them."
          onClick={() => changeFilter(() => joinParts({ join: 'or', parts }))}
        >
          match all
        </button>
      )}
    </>
  );
}
