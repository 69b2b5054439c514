// Said where a list of the review is empty.
import { t } from '../../../shared/messages/message.ts';
import type { ReviewOverview } from '../../../shared/schema/review.ts';
import { Message } from '../../ui/message.tsx';

export function NothingHere({ overview }: { overview: ReviewOverview }) {
  if (overview.total === 0)
    return (
      <Message title={t('Nothing is proposed')}>
        <p>{t('The providers found nothing that the records do not hold already.')}</p>
      </Message>
    );
  return (
    <Message title={t('Nothing is left here.')}>
      <p>
        {t('{decided, number} of {total, number} reviewed', {
          decided: overview.decided,
          total: overview.total,
        })}
      </p>
    </Message>
  );
}
