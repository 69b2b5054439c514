// A damaged store and the ways on. While it is damaged these are the only endpoints, for this machine's own window, a signed-in
// browser and the command line: no key can be looked up.
import { z } from 'zod';
import { dataOf } from '../schema/common.ts';
import { recoveryStatusSchema } from '../schema/recovery.ts';
import { defineEndpoint } from './endpoint.ts';

const status = dataOf(recoveryStatusSchema);
const nothing = z.strictObject({});

export const getRecovery = defineEndpoint({
  name: 'getRecovery',
  method: 'GET',
  path: '/v1/recovery',
  permission: 'admin',
  summary: 'Whether the store is damaged, what can be done, and how far a recovery got.',
  answer: status,
});

export const salvageStore = defineEndpoint({
  name: 'salvageStore',
  method: 'POST',
  path: '/v1/recovery/salvage',
  permission: 'admin',
  summary: 'Make a new store of every row that can be read from the damaged one, which is kept.',
  body: nothing,
  answer: status,
  statuses: [202],
  errors: ['job_conflict', 'disk_full'],
});

export const restoreStore = defineEndpoint({
  name: 'restoreStore',
  method: 'POST',
  path: '/v1/recovery/restore',
  permission: 'admin',
  summary: 'Put a backup in the place of the damaged store, which is kept.',
  body: z.strictObject({ backup: z.string().min(1).max(1000) }),
  answer: status,
  statuses: [202],
  errors: ['job_conflict', 'not_found', 'disk_full'],
});

export const openStoreAsItIs = defineEndpoint({
  name: 'openStoreAsItIs',
  method: 'POST',
  path: '/v1/recovery/open-as-it-is',
  permission: 'admin',
  summary:
    'Go on with what another program wrote to the store while Rowbench was closed. It is checked again first, and the files as they were found are kept.',
  body: nothing,
  answer: status,
  statuses: [202],
  errors: ['job_conflict', 'disk_full'],
});

export const startEmptyStore = defineEndpoint({
  name: 'startEmptyStore',
  method: 'POST',
  path: '/v1/recovery/start-empty',
  permission: 'admin',
  summary: 'Begin with an empty store. The damaged one is kept.',
  body: nothing,
  answer: status,
  statuses: [202],
  errors: ['job_conflict'],
});
