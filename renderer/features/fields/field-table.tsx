// The fields of a group in their order. A name opens its field; Alt with an arrow moves it.
import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { CustomField } from '../../../shared/schema/custom-field.ts';
import { formatCount } from '../../lib/format.ts';
import { OptionChip } from '../../ui/option-chip.tsx';
import tableClasses from '../../ui/plain-table.module.css';
import { describeSettings, typeLabels } from './field-types.ts';
import classes from './fields.module.css';

type Props = {
  fields: readonly CustomField[];
  chosen: string | null;
  onChoose: (id: string) => void;
  onMove: (id: string, to: number) => void;
};

export function FieldTable({ fields, chosen, onChoose, onMove }: Props) {
  return (
    <table className={`${tableClasses['table']} ${classes['fields']}`} aria-label={t('Fields')}>
      <thead>
        <tr>
          <th scope="col" className={classes['fieldName']}>
            {t('Name')}
          </th>
          <th scope="col" className={classes['fieldType']}>
            {t('Type')}
          </th>
          <th scope="col">{t('Options and format')}</th>
          <th scope="col" className={classes['moves']} aria-label={t('Order')} />
        </tr>
      </thead>
      <tbody>
        {fields.map((field, at) => (
          <FieldRow
            key={field.id}
            field={field}
            isChosen={field.id === chosen}
            isFirst={at === 0}
            isLast={at === fields.length - 1}
            onChoose={() => onChoose(field.id)}
            onMove={(by) => onMove(field.id, at + by)}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  field: CustomField;
  isChosen: boolean;
  isFirst: boolean;
  isLast: boolean;
  onChoose: () => void;
  onMove: (by: number) => void;
};

function FieldRow({ field, isChosen, isFirst, isLast, onChoose, onMove }: RowProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'ArrowUp' ? !isFirst : !isLast) onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <tr data-chosen={isChosen}>
      <td className={classes['fieldName']}>
        <button
          type="button"
          className={classes['open']}
          aria-expanded={isChosen}
          title={field.name}
          onClick={onChoose}
          onKeyDown={onKeyDown}
        >
          {field.name}
        </button>
      </td>
      <td className={classes['fieldType']}>{typeOf(field)}</td>
      <td>
        <Settings field={field} />
      </td>
      <td className={classes['moves']}>
        <ActionIcon
          size="xs"
          color="gray"
          aria-label={t('Move {name} up', { name: field.name })}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={14} stroke={1.4} />
        </ActionIcon>
        <ActionIcon
          size="xs"
          color="gray"
          aria-label={t('Move {name} down', { name: field.name })}
          disabled={isLast}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={14} stroke={1.4} />
        </ActionIcon>
      </td>
    </tr>
  );
}

/** The new type too while a job changes it. */
const typeOf = ({ type, conversion }: CustomField): string =>
  conversion ? `${typeLabels[type]} → ${typeLabels[conversion.type]}` : typeLabels[type];

const mostChips = 6;

function Settings({ field: { type, config, options } }: { field: CustomField }) {
  if (options.length === 0) return <span className={classes['quiet']}>{describeSettings(type, config)}</span>;
  const more = options.length - mostChips;
  return (
    <span className={classes['chips']}>
      {options.slice(0, mostChips).map(({ label, color }) => (
        <OptionChip key={label} label={label} color={color} />
      ))}
      {more > 0 && <span className={classes['rest']}>+{formatCount(more)}</span>}
    </span>
  );
}
