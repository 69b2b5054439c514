// A value of the file becomes an option of its field, and what the field makes of the values is asked anew.
import { useQueryClient } from '@tanstack/react-query';
import { addFieldOption, getDefinitions } from '../../../../../../shared/contract/definitions.ts';
import { listColumnValues } from '../../../../../../shared/contract/profile.ts';
import { call } from '../../../../../api/client.ts';
import { toast } from '../../../../../ui/toast.ts';
import { toApiError } from '../../../../../api/api-error.ts';
import { isSelect, useCustomTarget } from './use-custom-targets.ts';

/** Null where the target is no select of a custom field. */
export function useCreateOption(target: string): ((label: string) => Promise<boolean>) | null {
  const client = useQueryClient();
  const custom = useCustomTarget(target);
  if (custom === undefined || !isSelect(custom.field)) return null;
  const { groupId, entityType, id: fieldId } = custom.field;
  return async (label) => {
    try {
      await call(addFieldOption, { params: { groupId, entityType, fieldId }, body: { label } });
      await client.invalidateQueries({ queryKey: [getDefinitions.name] });
      await client.invalidateQueries({ queryKey: [listColumnValues.name] });
      return true;
    } catch (error) {
      toast(toApiError(error).message);
      return false;
    }
  };
}
