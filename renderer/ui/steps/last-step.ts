// The step that was just made, for the answers that do not name it.
import { listSteps } from '../../../shared/contract/steps.ts';
import { call } from '../../api/client.ts';

export async function lastStep(): Promise<string | undefined> {
  const { data } = await call(listSteps, { query: { limit: 1 } });
  return data.items[0]?.id;
}
