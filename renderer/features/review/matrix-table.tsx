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
      style={{ minWidth: 500 + columns.length * 148 }}
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
  const label = fieldName(entity, field.field);
  return (
    <tr data-active={isActive}>
      <th scope="row" title={label}>
        {label}
      </th>
      <td>
        <StoredValue field={field} />
      </td>
      {columns.map((provider) => (
        <OfferCell
          key={provider}
          field={field}
          label={label}
          provider={provider}
          isPicked={isActive && place.provider === provider}
          onPick={() => onPlace({ field: field.field, provider })}
        />
      ))}
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

type OfferProps = {
  field: ReviewField;
  label: string;
  provider: string;
  isPicked: boolean;
  onPick: () => void;
};

function OfferCell({ field, label, provider, isPicked, onPick }: OfferProps) {
  const element = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (isPicked) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isPicked]);
  const cell = cellAt(field, provider);
  return (
    <td ref={element} data-tone={cell ? toneOf(field, cell) : undefined} data-picked={isPicked}>
      {cell ? (
        <button
          type="button"
          className={classes['offer']}
          aria-pressed={isPicked}
          aria-label={t('{provider} proposes {value} for {field}', {
            provider,
            value: valueText(cell.value),
            field: label,
          })}
          onClick={onPick}
        >
          <Offer field={field} cell={cell} />
        </button>
      ) : (
        <span className={classes['nothing']}>{t('nothing')}</span>
      )}
    </td>
  );
}
