// Below the matrix: why a provider says what it says, why that is the same record, what the field held so far, and what the
// provider said beyond the record's fields.
import { useQuery } from '@tanstack/react-query';
import { listItemAnswers } from '../../../shared/contract/enrichment.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType, ItemAnswer } from '../../../shared/schema/enrichment.ts';
import type { ReviewMatrix } from '../../../shared/schema/review.ts';
import { toApiError } from '../../api/api-error.ts';
import { queryOf } from '../../api/query.ts';
import { InlineError } from '../../ui/message.tsx';
import { evidenceWords } from '../../ui/providers/evidence-words.ts';
import { FactList } from '../../ui/providers/fact-list.tsx';
import { factWords } from '../../ui/providers/fact-words.ts';
import { WholeAnswer } from '../../ui/providers/whole-answer.tsx';
import { FieldHistory } from './field-history.tsx';
import { cellAt, type Place } from './open-cells.ts';
import { rawLines } from './raw-lines.ts';
import classes from './reasons.module.css';
import { confidenceText, fieldName, valueText } from './review-words.ts';

type Props = { batchId: string; entity: EntityType; matrix: ReviewMatrix; place: Place };

export function Reasons({ batchId, entity, matrix, place: { field, provider } }: Props) {
  const { itemId } = matrix;
  const { data, error } = useQuery(queryOf(listItemAnswers, { params: { batchId, itemId } }));
  const answer = data?.data.items.find((one) => one.provider === provider);
  const found = matrix.fields.find((one) => one.field === field);
  const cell = found && cellAt(found, provider);
  const label = fieldName(entity, field);
  return (
    <section className={classes['reasons']} aria-label={t('Why')}>
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      {answer && <Said answer={answer} value={cell ? valueText(cell.value) : ''} />}
      {answer && <Evidence answer={answer} entity={entity} />}
      {entity === 'company' && <FieldHistory companyId={matrix.recordId} field={field} label={label} />}
      {answer && <AlsoSaid answer={answer} />}
    </section>
  );
}

function Said({ answer, value }: { answer: ItemAnswer; value: string }) {
  const { provider, raw } = answer;
  const title =
    value === ''
      ? t('What {provider} says', { provider })
      : t('Why {provider} says {value}', { provider, value });
  return (
    <div className={classes['part']}>
      <h3 title={title}>{title}</h3>
      {raw === null ? (
        <p className={classes['note']}>{t('What it sent is no longer kept.')}</p>
      ) : (
        <>
          <pre className={classes['raw']}>{rawLines(raw, value).join('\n')}</pre>
          <WholeAnswer provider={provider} raw={raw} />
        </>
      )}
    </div>
  );
}

function Evidence({ answer: { evidence, confidence }, entity }: { answer: ItemAnswer; entity: EntityType }) {
  return (
    <div className={classes['part']}>
      <h3>{entity === 'company' ? t('Why this is the same company') : t('Why this is the same person')}</h3>
      <dl>
        {evidence.map(({ what, score }) => (
          <div key={what}>
            <dt>{evidenceWords(what)}</dt>
            <dd>{confidenceText(score)}</dd>
          </div>
        ))}
        {confidence !== null && (
          <div className={classes['sum']}>
            <dt>{t('Match')}</dt>
            <dd>{confidenceText(confidence)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

function AlsoSaid({ answer: { facts } }: { answer: ItemAnswer }) {
  const said = Object.entries(facts).map(([name, text]) => [factWords(name), text] as const);
  if (said.length === 0) return null;
  return (
    <div className={classes['part']}>
      <h3>{t('Also said')}</h3>
      <FactList label={t('Also said')} facts={said} className={classes['said']} />
    </div>
  );
}
