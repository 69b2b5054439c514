// Puts a company into a group or takes it out of one, and leaves its other groups as they are: the list is made of the company as it
// is stored now, and made again where another writer was quicker.
import { editCells } from '../../../../shared/contract/bulk.ts';
import { getCompany } from '../../../../shared/contract/companies.ts';
import type { Company } from '../../../../shared/schema/company.ts';
import type { Step } from '../../../../shared/schema/step.ts';
import { isConflict } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';

export async function writeGroup(
  companyId: string,
  groupId: string,
  isIn: boolean,
  triesLeft = 3,
): Promise<{ company: Company | undefined; step: Step | null }> {
  const { data: now } = await call(getCompany, { params: { companyId } });
  const own = now.groups.map(({ id }) => ({ id }));
  if (own.some(({ id }) => id === groupId) === isIn) return { company: now, step: null };
  const patch = { groups: isIn ? [...own, { id: groupId }] : own.filter(({ id }) => id !== groupId) };
  try {
    const { data } = await call(
      editCells,
      { body: { edits: [{ companyId, version: now.version, patch }] } },
      { idempotencyKey: crypto.randomUUID() },
    );
    return { company: data.companies[0], step: data.step };
  } catch (error) {
    if (!isConflict(error) || triesLeft <= 1) throw error;
    return writeGroup(companyId, groupId, isIn, triesLeft - 1);
  }
}
