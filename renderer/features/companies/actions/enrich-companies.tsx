// Looking companies up, from the list: those that are selected, or all that it holds; and refreshing those that are selected.
import { Button } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { entityLimits } from '../../../../shared/schema/entity.ts';
import { toApiError } from '../../../api/api-error.ts';
import { isNarrowing, queryOfSearch } from '../../../lib/company-search.ts';
import { StatusNote } from '../../../ui/status-bar.tsx';
import { TextButton } from '../../../ui/text-button.tsx';
import { toast } from '../../../ui/toast.ts';
import { useEnrich } from '../../../ui/use-enrich.ts';
import { useGrid } from '../grid/grid-context.ts';
import { useGridSelection } from '../grid/selection/use-grid-selection.ts';
import { useView } from '../views/use-view.ts';
import { refreshSelected } from './refresh-selected.ts';
import { companiesOf, selectedRows } from './selected-rows.ts';

const route = getRouteApi('/companies');

/** At the head of the list. */
export function EnrichButton() {
  const enrich = useEnrich();
  const query = queryOfSearch(route.useSearch());
  const { saved, usual } = useView();
  const whole = isNarrowing(query) ? t('The list as it is filtered') : t('All companies');
  const name = saved?.name ?? usual?.name ?? whole;
  return (
    <Button
      onClick={() => enrich({ entity: 'company', name, query })}
      leftSection={<IconStack2 size={14} stroke={1.4} aria-hidden="true" />}
    >
      {t('Enrich…')}
    </Button>
  );
}

/** In the status bar, beside the size of the selection. */
export function RefreshSelected() {
  const grid = useGrid();
  const query = queryOfSearch(route.useSearch());
  const { cells } = useGridSelection();
  const { count } = selectedRows(grid);
  const start = useMutation({
    mutationFn: () => refreshSelected(grid, query),
    onError: (error) => toast(toApiError(error).message),
  });
  if (cells < 2 || count < 2) return null;
  return (
    <StatusNote>
      <TextButton disabled={start.isPending || count > entityLimits.bulk} onClick={() => start.mutate()}>
        {t('Refresh…')}
      </TextButton>
    </StatusNote>
  );
}

/** In the status bar, beside the size of the selection. */
export function EnrichSelected() {
  const grid = useGrid();
  const enrich = useEnrich();
  const query = queryOfSearch(route.useSearch());
  const { cells } = useGridSelection();
  const [isReading, setReading] = useState(false);
  const rows = selectedRows(grid);
  const { count, isAll } = rows;
  if (cells < 2 || count < 2) return null;
  const name = t('{n, plural, one {# selected company} other {# selected companies}}', { n: count });
  const start = async (): Promise<void> => {
    if (isAll) return enrich({ entity: 'company', name, query });
    setReading(true);
    try {
      enrich({ entity: 'company', name, ids: await companiesOf(grid, rows) });
    } finally {
      setReading(false);
    }
  };
  return (
    <StatusNote>
      <TextButton disabled={isReading} onClick={() => void start()}>
        {t('Enrich {n, plural, one {# company} other {# companies}}', { n: count })}
      </TextButton>
    </StatusNote>
  );
}
