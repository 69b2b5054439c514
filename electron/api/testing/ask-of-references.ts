// For tests only: asks every endpoint of reference datasets, so that its answer is held against the contract.
import { expect } from 'vitest';
import * as contract from '../../../shared/contract/index.ts';
import type { Ask } from './ask-of-enrichment.ts';

export async function askOfReferences(call: Ask, path: string): Promise<void> {
  const { data } = await call(contract.attachReference, { body: { path, name: 'Ours' } });
  const params = { datasetId: data.id };
  const isReady = async () => (await call(contract.getReference, { params })).data.status;
  await expect.poll(isReady).toBe('ready');
  await call(contract.updateReference, { params, body: { name: 'Theirs' } });
  await call(contract.reindexReference, { params, body: { mapping: { none: 'name' } } });
  await expect.poll(isReady).toBe('failed');
  await call(contract.listReferences, {});
  await call(contract.detachReference, { params });
}
