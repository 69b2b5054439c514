// In the status bar: how many schedules there are and when the next of them runs, and the way to them.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listSchedules } from '../../../shared/contract/schedules.ts';
import { t } from '../../../shared/messages/message.ts';
import { queryOf } from '../../api/query.ts';
import { formatWhen } from '../../lib/format.ts';
import { StatusNote } from '../../ui/status-bar.tsx';

export function SchedulesNote() {
  const { data } = useQuery(queryOf(listSchedules, {}));
  const schedules = data?.data.items ?? [];
  if (schedules.length === 0) return null;
  const next = schedules
    .flatMap(({ nextRunAt }) => nextRunAt ?? [])
    .toSorted()
    .at(0);
  const n = schedules.length;
  return (
    <StatusNote>
      <Link to="/settings">
        {next === undefined
          ? t('{n, plural, one {# schedule} other {# schedules}}', { n })
          : t('{n, plural, one {# schedule} other {# schedules}}, next {when}', {
              n,
              when: formatWhen(next),
            })}
      </Link>
    </StatusNote>
  );
}
