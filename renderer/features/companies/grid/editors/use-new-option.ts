// A label that was typed and is no option yet becomes one.
import { useQueryClient } from '@tanstack/react-query';
import { t } from '../../../../../shared/messages/message.ts';
import { addFieldOption, getDefinitions } from '../../../../../shared/contract/definitions.ts';
import { parseCustomPath } from '../../../../../shared/schema/field-path.ts';
import { optionColors } from '../../../../../shared/schema/custom-field.ts';
import { toApiError } from '../../../../api/api-error.ts';
import { call } from '../../../../api/client.ts';
import type { GridColumn } from '../columns/grid-column.ts';
import type { Choice } from './choice-popover.tsx';

/** The offer to add a text as an option, where it is none and the field can have more. */
export function newChoice(column: GridColumn, choices: readonly Choice[], text: string): Choice[] {
  const label = text.trim();
  const isKnown = choices.some((choice) => choice.label.toLowerCase() === label.toLowerCase());
  return label === '' || isKnown || column.fieldId === null
    ? []
    : [{ value: label, label: t('Add "{label}"', { label }), isNew: true }];
}

/** It may have been typed in another cell a moment ago. */
function unlessThere(error: unknown): void {
  if (toApiError(error).code !== 'name_taken') throw error;
}

/** Makes options one after the other. */
export function useNewOptions(column: GridColumn): (labels: readonly string[]) => Promise<void> {
  const client = useQueryClient();
  return async (labels) => {
    const group = parseCustomPath(column.path);
    if (group === null || column.fieldId === null)
      throw new Error(t('{field} takes no new options.', { field: column.label }));
    const known = 'options' in column.kind ? column.kind.options.length : 0;
    const params = { groupId: group.groupId, entityType: 'company' as const, fieldId: column.fieldId };
    for (const [at, label] of labels.entries()) {
      const color = optionColors[(known + at) % optionColors.length] ?? 'gray';
      const body = { label, color };
      // oxlint-disable-next-line no-await-in-loop -- in the order in which they were typed
      await call(addFieldOption, { params, body }, { idempotencyKey: crypto.randomUUID() }).catch(
        unlessThere,
      );
    }
    void client.invalidateQueries({ queryKey: [getDefinitions.name] });
  };
}
