// For tests only: asks every endpoint of relationships, so that its answer is held against the contract.
import { expect } from 'vitest';
import * as contract from '../../../shared/contract/index.ts';
import { must } from '../../lib/assert.ts';
import { parseId } from '../../lib/ids.ts';
import type { WriteDb } from '../../store/database.ts';
import { insertAnswer } from '../../store/enrichment/answers.ts';
import { linkEntityAnswer } from '../../store/enrichment/entity-enrichments.ts';
import type { Ask } from './ask-of-enrichment.ts';

export async function askOfRelations(call: Ask, db: WriteDb): Promise<void> {
  const { data: company } = await call(contract.createCompany, { body: { name: 'Related Ltd' } });
  const { data: person } = await call(contract.createPerson, { body: { fullName: 'Ada Related' } });
  const params = { entityId: company.id };
  const body = { kind: 'shareholder', entityId: person.id, share: 25, shareUpTo: 50, from: '2020' };
  const { id } = await call(contract.createRelationship, { params, body });
  await call(contract.listRelationships, { params });
  await call(contract.getUltimateOwners, { params });
  await call(contract.getRelationPath, { params, query: `?to=${person.id}` });
  const one = { ...params, relationId: id };
  await call(contract.updateRelationship, { params: one, body: { to: '2024-05-01' } });
  await call(contract.deleteRelationship, { params: one });
  answerAbout(db, must(parseId('com', company.id), 'id'));
  const made = await call(contract.materializeRelationships, { params, body: {} });
  expect(made).toMatchObject({ created: 1, relationships: { created: 1 }, stepId: expect.anything() });
}

/** What a registry said of a company: who holds it. */
export function answerAbout(db: WriteDb, uuid: Buffer): void {
  const shareholders = [{ entity: 'company' as const, name: 'Holding of Related Ltd' }];
  const answerNo = insertAnswer(db, {
    provider: 'registry',
    status: 'matched',
    confidence: 1,
    answer: { normalized: { shareholders } },
    requestHash: Buffer.alloc(0),
    expiresAtMs: 0,
    raw: null,
    costCents: 0,
    asOf: null,
    fetchedAtMs: 1,
  });
  linkEntityAnswer(db, uuid, { provider: 'registry', answerNo, atMs: 1 });
}
