// Companies of the store that may be the same, side by side. Nothing is put together without a person, and all of it can be undone.
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dismissDuplicates, mergeCompanies, undismissDuplicates } from '../../../shared/contract/merge.ts';
import { t } from '../../../shared/messages/message.ts';
import {
  storedDuplicateKinds,
  type DuplicateSearch,
  type StoredDuplicateGroup,
  type StoredDuplicateKind,
} from '../../../shared/schema/merge.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { formatCount, formatWhen } from '../../lib/format.ts';
import { ErrorMessage, InlineError, Loading } from '../../ui/message.tsx';
import { Page, PageHeader, Scroll, Toolbar } from '../../ui/page.tsx';
import { toastStep } from '../../ui/steps/step-toast.tsx';
import { UndoButtons } from '../../ui/steps/undo-buttons.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { toast } from '../../ui/toast.ts';
import { GroupCard } from './group-card.tsx';
import classes from './duplicates.module.css';
import { requestOf, type MergeChoice } from './merge-choice.ts';
import { useGroups, useSearch } from './use-search.ts';

const kindLabels: Record<StoredDuplicateKind, string> = {
  registry: t('Same registry number'),
  name_country: t('Same but for the legal form'),
  similar: t('Perhaps the same'),
};

export function DuplicatesPage() {
  const { search, error, start, stop } = useSearch();
  const isDone = search?.status === 'completed';
  return (
    <Page>
      <PageHeader
        title={t('Duplicates')}
        before={<Link to="/companies">{t('Companies')}</Link>}
        meta={
          isDone && search.finishedAt !== null
            ? t('looked for {when}', { when: formatWhen(search.finishedAt) })
            : undefined
        }
      >
        <UndoButtons />
        {isDone && <Button onClick={() => start.mutate()}>{t('Look again')}</Button>}
      </PageHeader>
      {error && <ErrorMessage title={t('Duplicates could not be looked for')} error={toApiError(error)} />}
      {search?.status === 'running' && (
        <div className={classes['empty']}>
          <Loading label={t('Looking for duplicates')} />
          <Button onClick={() => stop.mutate()}>{t('Stop')}</Button>
        </div>
      )}
      {search &&
        (search.status === 'none' || search.status === 'cancelled' || search.status === 'failed') && (
          <Invitation search={search} onStart={() => start.mutate()} />
        )}
      {isDone && <Found key={search.finishedAt} search={search} />}
    </Page>
  );
}

function Invitation({ search, onStart }: { search: DuplicateSearch; onStart: () => void }) {
  return (
    <div className={classes['empty']}>
      {search.failure && <InlineError>{search.failure.message}</InlineError>}
      <p>
        {search.status === 'cancelled' && <>{t('Stopped.')} </>}
        {t(
          'Looks through every company for the same registry number, for names that differ in the legal form only, ' +
            'and for names that are nearly the same. Nothing is merged by itself.',
        )}
      </p>
      <Button variant="filled" onClick={onStart}>
        {t('Find duplicates')}
      </Button>
    </div>
  );
}

function Found({ search }: { search: DuplicateSearch }) {
  const kinds = storedDuplicateKinds.filter((kind) => search.counts[kind] > 0);
  const [kind, setKind] = useState<StoredDuplicateKind | null>(kinds[0] ?? null);
  if (kind === null)
    return (
      <div className={classes['empty']}>
        <p>
          {t('No duplicates among {n, plural, one {# company} other {# companies}}.', {
            n: search.companies,
          })}
        </p>
      </div>
    );
  return (
    <>
      <Toolbar label={t('Kinds of duplicates')}>
        {kinds.map((known) => (
          <button
            key={known}
            type="button"
            className={classes['kind']}
            aria-pressed={known === kind}
            onClick={() => setKind(known)}
          >
            {kindLabels[known]} <span>{formatCount(search.counts[known])}</span>
          </button>
        ))}
      </Toolbar>
      <Groups key={kind} kind={kind} cutOff={search.cutOff} />
    </>
  );
}

const keyOf = ({ companies }: StoredDuplicateGroup): string => companies.map(({ id }) => id).join(' ');

function Groups({ kind, cutOff }: { kind: StoredDuplicateKind; cutOff: boolean }) {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useGroups(kind);
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const settle = (key: string, isSettled: boolean) =>
    setSettled((before) => {
      const after = new Set(before);
      if (isSettled) after.add(key);
      else after.delete(key);
      return after;
    });
  const groups = (data?.pages ?? []).flatMap((page) => page.data.items);
  const open = groups.filter((group) => !settled.has(keyOf(group)));
  return (
    <Scroll>
      {isPending && <Loading label={t('Loading the groups')} />}
      {error && <ErrorMessage title={t('The groups could not be loaded')} error={toApiError(error)} />}
      {open.map((group) => (
        <Group key={keyOf(group)} group={group} label={kindLabels[kind]} onSettled={settle} />
      ))}
      {!isPending && open.length === 0 && !hasNextPage && (
        <p className={classes['none']}>{t('Nothing is left here.')}</p>
      )}
      {hasNextPage && (
        <div className={classes['none']}>
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('Show more')}
          </Button>
        </div>
      )}
      {cutOff && (
        <p className={classes['none']}>
          {t('Only the likeliest are listed. Look again once these are settled.')}
        </p>
      )}
    </Scroll>
  );
}

type GroupProps = {
  group: StoredDuplicateGroup;
  label: string;
  onSettled: (key: string, isSettled: boolean) => void;
};

function Group({ group, label, onSettled }: GroupProps) {
  const key = keyOf(group);
  const companyIds = group.companies.map(({ id }) => id);
  const merge = useMutation({
    mutationFn: (choice: MergeChoice) =>
      call(
        mergeCompanies,
        { body: requestOf(group.companies, choice) },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSuccess: ({ data }) => {
      onSettled(key, true);
      toastStep(
        t('Merged {n, plural, one {# company} other {# companies}} into {name}.', {
          n: data.mergedIds.length,
          name: data.company.name,
        }),
        data.step?.id,
      );
    },
  });
  const dismiss = useMutation({
    mutationFn: () => call(dismissDuplicates, { body: { companyIds } }),
    onSuccess: () => {
      onSettled(key, true);
      toast(
        <span className={classes['words']}>
          {t('No search groups them again.')}
          <TextButton
            onClick={() =>
              void call(undismissDuplicates, { body: { companyIds } }).then(() => onSettled(key, false))
            }
          >
            {t('Undo')}
          </TextButton>
        </span>,
      );
    },
  });
  const refused = merge.error ?? dismiss.error;
  return (
    <>
      <GroupCard
        group={group}
        label={label}
        busy={merge.isPending || dismiss.isPending}
        onMerge={(choice) => merge.mutate(choice)}
        onDismiss={() => dismiss.mutate()}
      />
      {refused && <InlineError>{toApiError(refused).message}</InlineError>}
    </>
  );
}
