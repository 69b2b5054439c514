// Looking people up and refreshing them, from the list: those that are selected, or all that it holds.
import { Button } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { enrichmentLimits } from '../../../shared/schema/enrichment.ts';
import { entityLimits } from '../../../shared/schema/entity.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Person } from '../../../shared/schema/person.ts';
import { toApiError } from '../../api/api-error.ts';
import { bulkRefreshTarget } from '../../lib/refresh-target.ts';
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

/** In the status bar, beside it. */
export function RefreshSelected({ rows, selected, q }: Props) {
  const count = selected.last - selected.first + 1;
  const isAll = count === rows.getView().total;
  const query = q === undefined ? {} : { q };
  const start = useMutation({
    mutationFn: async () =>
      bulkRefreshTarget.set(
        isAll
          ? { entity: 'person', count, query }
          : { entity: 'person', count, ids: await idsOf(rows, selected) },
      ),
    onError: (error) => toast(toApiError(error).message),
  });
  return (
    <StatusNote>
      <TextButton disabled={start.isPending || count > entityLimits.bulk} onClick={() => start.mutate()}>
        {t('Refresh…')}
      </TextButton>
    </StatusNote>
  );
}
