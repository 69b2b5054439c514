// One record under review: its fields against the providers. The cell that keys act on is outlined.
import { Button } from '@mantine/core';
import { IconCheck, IconLock, IconX } from '@tabler/icons-react';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { ReviewCell, ReviewMatrix } from '../../../shared/schema/review.ts';
import { formatDate } from '../../lib/format.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { undoOne } from '../../ui/steps/use-undo.ts';
import { canDecide, cellAt, columnsOf, type Place, type ReviewField } from './open-cells.ts';
import classes from './review.module.css';
import { confidenceText, costText, fieldName, stateWords, valueText } from './review-words.ts';

type Props = {
  matrix: ReviewMatrix;
  entity: EntityType;
  place: Place | null;
  busy: boolean;
  onPlace: (place: Place) => void;
  onAccept: () => void;
  onReject: () => void;
};

export function MatrixTable(props: Props) {
  const { matrix } = props;
  const columns = columnsOf(matrix);
  return (
    <table className={classes['matrix']} aria-label={matrix.name ?? t('A record that was deleted')}>
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
      {code}
      {answer && (
        <span className={classes['meta']}>
          {formatDate(answer.asOf ?? answer.fetchedAt)}, {costText(answer.cost)}
        </span>
      )}
    </th>
  );
}

type RowProps = Props & { field: ReviewField; columns: readonly string[] };

function FieldRow({ field, columns, entity, place, onPlace, ...rest }: RowProps) {
  const isActive = place?.field === field.field;
  return (
    <tr data-active={isActive}>
      <th scope="row">{fieldName(entity, field.field)}</th>
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
                <Offer cell={cell} />
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
          provider={isActive ? place.provider : null}
          {...rest}
        />
      </td>
    </tr>
  );
}

function StoredValue({ field: { value, source, isLocked } }: { field: ReviewField }) {
  const text = valueText(value);
  return (
    <span className={classes['stored']}>
      <span className={text === '' ? classes['nothing'] : classes['text']} title={text}>
        {text === '' ? t('empty') : text}
      </span>
      {isLocked && <IconLock size={12} stroke={1.6} aria-label={t('locked')} />}
      {source && (
        <span className={classes['meta']} title={source.name ?? undefined}>
          {formatDate(source.at)}
        </span>
      )}
    </span>
  );
}

/** What a cell means, beside its mark and words. */
function toneOf(field: ReviewField, cell: ReviewCell): string {
  if (cell.state === 'accepted' || cell.state === 'edited') return 'taken';
  if (canDecide(field, cell)) return cell.relation;
  return 'quiet';
}

function Offer({ cell }: { cell: ReviewCell }) {
  const text = cell.state === 'same' ? t('same') : valueText(cell.written ?? cell.value);
  return (
    <>
      {(cell.state === 'accepted' || cell.state === 'edited') && (
        <IconCheck size={12} stroke={1.8} aria-hidden="true" />
      )}
      <span className={classes['text']} title={cell.note ?? text}>
        {text}
      </span>
      <span className={classes['sure']}>{confidenceText(cell.confidence)}</span>
    </>
  );
}

type DecisionProps = Pick<Props, 'busy' | 'onAccept' | 'onReject'> & {
  field: ReviewField;
  isActive: boolean;
  provider: string | null;
};

function DecisionCell({ field, isActive, provider, busy, onAccept, onReject }: DecisionProps) {
  const picked = provider === null ? undefined : cellAt(field, provider);
  if (isActive && picked && canDecide(field, picked))
    return (
      <span className={classes['decide']}>
        <Button size="compact-xs" disabled={busy} onClick={onAccept}>
          {t('Accept')} <Kbd keys="A" />
        </Button>
        <Button size="compact-xs" disabled={busy} onClick={onReject}>
          {t('Reject')} <Kbd keys="R" />
        </Button>
      </span>
    );
  if (field.isLocked) return <span className={classes['nothing']}>{t('Locked, not offered')}</span>;
  if (field.cells.some((cell) => canDecide(field, cell))) return <>{t('open')}</>;
  return <Settled cells={field.cells} />;
}

const weight: readonly string[] = ['accepted', 'edited', 'rejected', 'taken_back', 'superseded', 'replaced'];

/** What became of the field, as its weightiest proposal tells. */
function Settled({ cells }: { cells: readonly ReviewCell[] }) {
  const cell = weight.map((state) => cells.find((one) => one.state === state)).find((one) => one) ?? cells[0];
  const words = cell && stateWords(cell);
  if (!cell || words === null) return null;
  const { stepId } = cell;
  return (
    <span className={classes['decide']} data-state={cell.state}>
      {cell.state === 'rejected' && <IconX size={12} stroke={1.8} aria-hidden="true" />}
      {(cell.state === 'accepted' || cell.state === 'edited') && (
        <IconCheck size={12} stroke={1.8} aria-hidden="true" />
      )}
      <span title={cell.note ?? words}>{words}</span>
      {stepId !== null && <TextButton onClick={() => void undoOne(stepId)}>{t('Undo')}</TextButton>}
    </span>
  );
}
