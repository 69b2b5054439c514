// The recovery's endpoints over a store that is whole: there is nothing to do, or a report of what was done.
import {
  getRecovery,
  openStoreAsItIs,
  restoreStore,
  salvageStore,
  startEmptyStore,
} from '../../../shared/contract/recovery.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { mount, type Mounter } from '../mount.ts';

export function recoveryRoutes(app: Mounter): void {
  mount(app, getRecovery, (_call, { recovered }) => ({
    data: recovered === null ? { state: 'none' as const } : { state: 'done' as const, report: recovered },
  }));
  for (const endpoint of [salvageStore, restoreStore, openStoreAsItIs, startEmptyStore]) {
    mount(app, endpoint, () => {
      throw new AppError('job_conflict', { message: t('The store is whole. There is nothing to recover.') });
    });
  }
}
