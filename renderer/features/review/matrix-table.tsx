// One record under review: its fields against the providers. The cell that keys act on is outlined.
import { useEffect, useRef } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { ReviewMatrix } from '../../../shared/schema/review.ts';
import { SourceMark } from '../../ui/sources/source-mark.tsx';
import { DecisionCell, Offer, StoredValue, toneOf, type Acts } from './matrix-cells.tsx';
import classes from './matrix.module.css';
import { cellAt, columnsOf, type Place, type ReviewField } from './open-cells.ts';
import { costText, dateText, fieldName, valueText } from './review-words.ts';

type Props = {
  matrix: ReviewMatrix;
  entity: EntityType;
  place: Place | null;
  onPlace: (place: Place) => void;
  acts: Acts;
};

export function MatrixTable(props: Props) {
  const { matrix } = props;
  const columns = columnsOf(matrix);
  return (
    <table
      className={classes['matrix']}
      style={{ minWidth: 500 + columns.length * 120 }}
      aria-label={matrix.name ?? t('A record that was deleted')}
    >
      <thead>
        <tr>
          <th scope="col">{t('Field')}</th>
          <th scope="col">{t('Stored now')}</th>
          {columns.map((code) => (
            <ProviderHead key={code} code={code} matrix={matrix} />
          ))}
          <th scope="col">{t('Decision')}</th>
        </tr>
      </thead>
      <tbody>
        {matrix.fields.map((field) => (
          <FieldRow key={field.field} field={field} columns={columns} {...props} />
        ))}
      </tbody>
    </table>
  );
}

function ProviderHead({ code, matrix }: { code: string; matrix: ReviewMatrix }) {
  const answer = matrix.providers.find((one) => one.code === code);
  return (
    <th scope="col">
      <span className={classes['provider']}>
        <SourceMark source="provider" note={t('Provider')} />
        <span className={classes['code']} title={code}>
          {code}
        </span>
        {answer && (
          <span className={classes['meta']}>
            {t('{when}, {cost}', {
              when: dateText(answer.asOf ?? answer.fetchedAt),
              cost: answer.isCached ? t('kept answer') : costText(answer.cost),
            })}
          </span>
        )}
      </span>
    </th>
  );
}

type RowProps = Props & { field: ReviewField; columns: readonly string[] };

function FieldRow({ field, columns, entity, place, onPlace, acts }: RowProps) {
  const isActive = place?.field === field.field;
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <tr ref={row} data-active={isActive}>
      <th scope="row" title={fieldName(entity, field.field)}>
        {fieldName(entity, field.field)}
      </th>
      <td>
        <StoredValue field={field} />
      </td>
      {columns.map((provider) => {
        const cell = cellAt(field, provider);
        return (
          <td
            key={provider}
            data-tone={cell ? toneOf(field, cell) : undefined}
            data-picked={isActive && place.provider === provider}
          >
            {cell ? (
              <button
                type="button"
                className={classes['offer']}
                aria-pressed={isActive && place.provider === provider}
                aria-label={t('{provider} proposes {value} for {field}', {
                  provider,
                  value: valueText(cell.value),
                  field: fieldName(entity, field.field),
                })}
                onClick={() => onPlace({ field: field.field, provider })}
              >
                <Offer field={field} cell={cell} />
              </button>
            ) : (
              <span className={classes['nothing']}>{t('nothing')}</span>
            )}
          </td>
        );
      })}
      <td>
        <DecisionCell
          field={field}
          isActive={isActive}
          cell={isActive ? cellAt(field, place.provider) : undefined}
          acts={acts}
        />
      </td>
    </tr>
  );
}
