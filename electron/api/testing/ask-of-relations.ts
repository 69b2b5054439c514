// For tests only: asks every endpoint of relationships, so that its answer is held against the contract.
import * as contract from '../../../shared/contract/index.ts';
import type { Ask } from './ask-of-enrichment.ts';

export async function askOfRelations(call: Ask): Promise<void> {
  const { data: company } = await call(contract.createCompany, { body: { name: 'Related Ltd' } });
  const { data: person } = await call(contract.createPerson, { body: { fullName: 'Ada Related' } });
  const params = { entityId: company.id };
  const body = { kind: 'shareholder', entityId: person.id, share: 25, shareUpTo: 50, from: '2020' };
  const { id } = await call(contract.createRelationship, { params, body });
  await call(contract.listRelationships, { params });
  const one = { ...params, relationId: id };
  await call(contract.updateRelationship, { params: one, body: { to: '2024-05-01' } });
  await call(contract.deleteRelationship, { params: one });
}
