// Looking people up, refreshing them and running rules over them, from the list: those that are selected, or all that it holds.
import { Button } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { enrichmentLimits } from '../../../shared/schema/enrichment.ts';
import { entityLimits } from '../../../shared/schema/entity.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Person } from '../../../shared/schema/person.ts';
import { ruleLimits } from '../../../shared/schema/rule.ts';
import { toApiError } from '../../api/api-error.ts';
import { bulkRefreshTarget, rulesTarget, type ManyRecords } from '../../lib/refresh-target.ts';
import type { RowWindow } from '../../ui/rows/row-window.ts';
import { StatusNote } from '../../ui/status-bar.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { toast } from '../../ui/toast.ts';
import { useEnrich } from '../../ui/use-enrich.ts';
import type { PeopleSelection } from './use-people.ts';

/** At the head of the list. */
export function EnrichPeople({ q }: { q: string | undefined }) {
  const enrich = useEnrich();
  const name = q === undefined ? t('All people') : t('People found by “{q}”', { q });
  return (
    <Button
      onClick={() => enrich({ entity: 'person', name, query: q === undefined ? {} : { q } })}
      leftSection={<IconStack2 size={14} stroke={1.4} aria-hidden="true" />}
    >
      {t('Enrich…')}
    </Button>
  );
}

type Props = { rows: RowWindow<Person>; selected: PeopleSelection; q: string | undefined };

/** Rows of one answer of the API. */
const windowRows = 500;

async function idsOf(rows: RowWindow<Person>, { first, last }: PeopleSelection): Promise<string[]> {
  const ids: string[] = [];
  for (let at = first; at <= last; at += windowRows) {
    // oxlint-disable-next-line no-await-in-loop -- one window after the other keeps the backend free for the screen
    const { items } = await rows.read(at, Math.min(windowRows, last - at + 1));
    ids.push(...items.map(({ id }) => id));
  }
  return ids;
}

/** In the status bar. All of the list is told by its search: that names any number of people. */
export function EnrichSelected({ rows, selected, q }: Props) {
  const enrich = useEnrich();
  const n = selected.last - selected.first + 1;
  const isAll = n === rows.getView().total;
  const name = t('{n, plural, one {# selected person} other {# selected people}}', { n });
  const start = useMutation({
    mutationFn: async () =>
      isAll
        ? enrich({ entity: 'person', name, query: q === undefined ? {} : { q } })
        : enrich({ entity: 'person', name, ids: await idsOf(rows, selected) }),
    onError: (error) => toast(toApiError(error).message),
  });
  return (
    <StatusNote>
      <TextButton disabled={start.isPending || n > enrichmentLimits.requests} onClick={() => start.mutate()}>
        {t('Enrich {n, plural, one {# person} other {# people}}', { n })}
      </TextButton>
    </StatusNote>
  );
}

type StartProps = Props & {
  label: string;
  canStart: (count: number, isAll: boolean) => boolean;
  onTarget: (target: ManyRecords) => void;
};

/** In the status bar, beside it. All of the list is told by its search. */
function StartSelected({ rows, selected, q, label, canStart, onTarget }: StartProps) {
  const count = selected.last - selected.first + 1;
  const isAll = count === rows.getView().total;
  const query = q === undefined ? {} : { q };
  const start = useMutation({
    mutationFn: async () =>
      onTarget({ entity: 'person', count, ...(isAll ? { query } : { ids: await idsOf(rows, selected) }) }),
    onError: (error) => toast(toApiError(error).message),
  });
  return (
    <StatusNote>
      <TextButton disabled={start.isPending || !canStart(count, isAll)} onClick={() => start.mutate()}>
        {label}
      </TextButton>
    </StatusNote>
  );
}

export const RefreshSelected = (props: Props) => (
  <StartSelected
    {...props}
    label={t('Refresh…')}
    canStart={(count) => count <= entityLimits.bulk}
    onTarget={bulkRefreshTarget.set}
  />
);

export const RunRulesSelected = (props: Props) => (
  <StartSelected
    {...props}
    label={t('Run rules…')}
    canStart={(count, isAll) => isAll || count <= ruleLimits.ids}
    onTarget={rulesTarget.set}
  />
);
