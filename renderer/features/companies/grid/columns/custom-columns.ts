// The columns of the custom fields that groups have.
import type { CustomField, FieldConfig, Group } from '../../../../../shared/schema/custom-field.ts';
import { customPath } from '../../../../../shared/schema/field-path.ts';
import { defineColumn, type CellKind, type GridColumn } from './grid-column.ts';

/** A group with the fields that it gives to companies, both in their order. */
export type GroupFields = Pick<Group, 'id' | 'name'> & { fields: readonly CustomField[] };

const numberKind = ({ format, currency, decimals }: FieldConfig): CellKind => ({
  type: 'number',
  format: format ?? 'number',
  ...(currency === undefined ? {} : { currency }),
  ...(decimals === undefined ? {} : { decimals }),
});

export function kindOf({
  type,
  config,
  options,
}: Pick<CustomField, 'type' | 'config' | 'options'>): CellKind {
  switch (type) {
    case 'textField':
    case 'magicField':
      return { type: 'text' };
    case 'numericField':
      return numberKind(config);
    case 'dateField':
      return { type: 'date' };
    case 'singleSelect':
      return { type: 'select', options };
    case 'multipleSelect':
      return { type: 'multiSelect', options };
    case 'contactField':
      return { type: 'references', of: 'contacts' };
    case 'userField':
      return { type: 'references', of: 'users' };
    case 'objectField':
    default:
      return { type: 'references', of: 'objects' };
  }
}

const widths: Partial<Record<CellKind['type'], number>> = {
  number: 110,
  date: 96,
  select: 110,
  multiSelect: 160,
  references: 150,
};

export const customColumns = (groups: readonly GroupFields[]): GridColumn[] =>
  groups.flatMap(({ id, name, fields }) =>
    fields.map((field) => {
      const kind = kindOf(field);
      return defineColumn({
        path: customPath(id, field.name),
        label: field.name,
        group: { id, label: name },
        kind,
        width: widths[kind.type] ?? 150,
        fieldId: field.id,
        read: (row) => row.customFieldValues[id]?.[field.name],
      });
    }),
  );
