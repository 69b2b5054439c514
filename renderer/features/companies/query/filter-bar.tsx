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
import { t } from '../../../../shared/messages/message.ts';
import { useKeys } from '../../../lib/keys.ts';
import { omit } from '../../../lib/omit.ts';
import { FilterChip } from '../../../ui/chip.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { filterRequest } from './filter-request.ts';
import { PartEditor } from './part-editor.tsx';
import { FormPopover, PartPopover } from './part-popover.tsx';
import { describePart } from './part-words.ts';
import { labelOfField, type QueryField } from './query-fields.ts';
import { SourceEditor } from './source-editor.tsx';
import { describeSource } from './source-words.ts';
import type { CompanyQueryState } from './use-company-query.ts';
import classes from './query.module.css';

type Props = CompanyQueryState & {
  fields: readonly QueryField[];
  /** What the API has against a part, by its place. */
  errors: ReadonlyMap<number, string>;
};

/** The place of the part whose form is open. */
type AtWork = number | 'new' | 'source' | null;

function usePartAtWork() {
  const [at, setAt] = useState<AtWork>(null);
  return { at, open: setAt, close: () => setAt(null) };
}

type Work = ReturnType<typeof usePartAtWork>;

function PartChips({ query, changeFilter, fields, errors, work }: Props & { work: Work }) {
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
            title={t('Any of these suffices. Click to ask for all of them.')}
            onClick={() => changeFilter(() => joinParts({ join: other, parts }))}
          >
            {t('or')}
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
function OtherChips({ query, changeQuery, fields, onSource }: Props & { onSource: () => void }) {
  const { source, locked } = query;
  return (
    <>
      {source !== undefined && (
        <FilterChip
          name={t('Source')}
          value={describeSource(source, (path) => labelOfField(fields, path))}
          onOpen={onSource}
          onRemove={() => changeQuery((before) => omit(before, 'source'))}
        />
      )}
      {locked !== undefined && (
        <FilterChip
          name={t('Locked')}
          value={
            typeof locked === 'string'
              ? labelOfField(fields, locked)
              : locked
                ? t('any field')
                : t('no field')
          }
          onRemove={() => changeQuery((before) => omit(before, 'locked'))}
        />
      )}
    </>
  );
}

function NewFilter({ query, changeQuery, changeFilter, fields, work }: Props & { work: Work }) {
  const requested = filterRequest.use();
  const isNew = work.at === 'new' || requested !== null;
  const close = () => {
    filterRequest.set(null);
    work.close();
  };
  const others = [
    { label: t('Where values came from …'), onClick: () => work.open('source') },
    {
      label: t('Locked fields'),
      onClick: () => {
        close();
        changeQuery((before) => ({ ...before, locked: true }));
      },
    },
  ];
  const form =
    work.at === 'source' ? (
      <SourceEditor
        source={query.source}
        fields={fields}
        onSource={(source) => {
          close();
          changeQuery((before) => ({ ...before, source }));
        }}
        onClose={close}
      />
    ) : (
      <PartEditor
        part={null}
        field={requested?.path ?? null}
        fields={fields}
        error={null}
        others={requested === null ? others : []}
        onPart={(part) => {
          close();
          changeFilter((filter) => addPart(filter, part));
        }}
        onClose={close}
      />
    );
  return (
    <FormPopover opened={isNew || work.at === 'source'} onClose={close} form={form}>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        flex="none"
        leftSection={<IconPlus size={14} stroke={1.4} aria-hidden="true" />}
        rightSection={<Kbd keys="F" />}
        onClick={() => (isNew ? close() : work.open('new'))}
      >
        {t('Filter')}
      </Button>
    </FormPopover>
  );
}

export function FilterBar(props: Props) {
  const work = usePartAtWork();
  const { join, parts } = partsOf(props.query.filter);
  useKeys({ f: () => work.open('new') });
  return (
    <>
      <div className={classes['chips']}>
        <PartChips {...props} work={work} />
        <OtherChips {...props} onSource={() => work.open('source')} />
      </div>
      <NewFilter {...props} work={work} />
      {join === 'and' && parts.length > 1 && (
        <button
          type="button"
          className={classes['join']}
          title={t('All of these must hold. Click to ask for any of them.')}
          onClick={() => props.changeFilter(() => joinParts({ join: 'or', parts }))}
        >
          {t('match all')}
        </button>
      )}
    </>
  );
}
