// Why a provider says what it says: what it is made of that this is the same record, and what it sent.
import { useQuery } from '@tanstack/react-query';
import { listItemAnswers } from '../../../shared/contract/enrichment.ts';
import { t } from '../../../shared/messages/message.ts';
import { queryOf } from '../../api/query.ts';
import classes from './review.module.css';
import { confidenceText } from './review-words.ts';

type Props = { batchId: string; itemId: string; provider: string };

export function WhyPanel({ batchId, itemId, provider }: Props) {
  const { data } = useQuery(queryOf(listItemAnswers, { params: { batchId, itemId } }));
  const answer = data?.data.items.find((one) => one.provider === provider);
  if (!answer) return null;
  return (
    <section className={classes['why']} aria-label={t('Why {provider} says so', { provider })}>
      <div>
        <h2>{t('Why this is the same record')}</h2>
        <dl>
          {answer.evidence.map(({ what, score }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{confidenceText(score)}</dd>
            </div>
          ))}
          {answer.confidence !== null && (
            <div className={classes['match']}>
              <dt>{t('Match')}</dt>
              <dd>{confidenceText(answer.confidence)}</dd>
            </div>
          )}
        </dl>
      </div>
      <details>
        <summary>{t('Whole answer')}</summary>
        <pre>{JSON.stringify(answer.raw, null, 2)}</pre>
      </details>
    </section>
  );
}
