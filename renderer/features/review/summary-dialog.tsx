// What came of a batch: coverage before and after, match rates and costs of its providers, and how far they agree.
import { Modal } from '@mantine/core';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { ReviewSummary } from '../../../shared/schema/review.ts';
import { toApiError } from '../../api/api-error.ts';
import { formatCount, formatShare } from '../../lib/format.ts';
import { InlineError, Loading } from '../../ui/message.tsx';
import table from '../../ui/plain-table.module.css';
import { costText, fieldName } from './review-words.ts';
import { useSummary } from './use-review.ts';
import classes from './review.module.css';

type Props = { batchId: string; entity: EntityType; onClose: () => void };

export function SummaryDialog({ batchId, entity, onClose }: Props) {
  const { data, error } = useSummary(batchId);
  return (
    <Modal opened onClose={onClose} title={t('Summary')} size={720}>
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      {!data && !error && <Loading label={t('Counting')} />}
      {data && (
        <div className={classes['summary']}>
          <Coverage summary={data.data} entity={entity} />
          <Providers summary={data.data} />
          {data.data.agreement.length > 0 && <Agreement summary={data.data} />}
        </div>
      )}
    </Modal>
  );
}

const share = (part: number, whole: number): string => (whole === 0 ? '–' : formatShare(part / whole));

function Coverage({ summary: { fields, records }, entity }: { summary: ReviewSummary; entity: EntityType }) {
  const shown = fields.filter(({ before, after }) => before > 0 || after > 0);
  return (
    <table className={table['table']}>
      <caption>{t('Fields with a value')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('Field')}</th>
          <th scope="col">{t('Before')}</th>
          <th scope="col">{t('Now')}</th>
          <th scope="col">{t('Filled')}</th>
          <th scope="col">{t('Cost')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ field, before, after, filled, cost }) => (
          <tr key={field}>
            <td>{fieldName(entity, field)}</td>
            <td>{share(before, records)}</td>
            <td>{share(after, records)}</td>
            <td>{formatCount(filled)}</td>
            <td>{filled === 0 ? '–' : costText(cost)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Providers({ summary: { providers } }: { summary: ReviewSummary }) {
  return (
    <table className={table['table']}>
      <caption>{t('Providers')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('Provider')}</th>
          <th scope="col">{t('Asked')}</th>
          <th scope="col">{t('Matched')}</th>
          <th scope="col">{t('Cost')}</th>
          <th scope="col">{t('Cost of a filled cell')}</th>
        </tr>
      </thead>
      <tbody>
        {providers.map(({ provider, asked, matched, cost, costPerCell }) => (
          <tr key={provider}>
            <td>{provider}</td>
            <td>{formatCount(asked)}</td>
            <td>{share(matched, asked)}</td>
            <td>{costText(cost)}</td>
            <td>{costPerCell === null ? '–' : costText(costPerCell)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Agreement({ summary: { agreement } }: { summary: ReviewSummary }) {
  return (
    <table className={table['table']}>
      <caption>{t('Agreement')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('Providers')}</th>
          <th scope="col">{t('Fields that both tell of')}</th>
          <th scope="col">{t('Equal')}</th>
        </tr>
      </thead>
      <tbody>
        {agreement.map(({ providers: [one, other], both, equal }) => (
          <tr key={`${one} ${other}`}>
            <td>{t('{one} and {other}', { one, other })}</td>
            <td>{formatCount(both)}</td>
            <td>{share(equal, both)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
