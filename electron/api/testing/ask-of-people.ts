// For tests only: asks every endpoint of people, users and objects, so that its answer is held against the contract.
import * as contract from '../../../shared/contract/index.ts';
import type { Ask } from './ask-of-enrichment.ts';

export async function askOfPeople(call: Ask): Promise<void> {
  const { data: company } = await call(contract.createCompany, { body: { name: 'Employer' } });
  const body = {
    firstName: 'Mira',
    lastName: 'Aldous',
    companies: [{ id: company.id }],
    emails: ['m@a.co'],
  };
  const { data: person } = await call(contract.createPerson, { body });
  const params = { personId: person.id };
  await call(contract.getPerson, { params });
  await call(contract.updatePerson, { params, body: { jobTitle: 'Buyer' } });
  await call(contract.setPersonLocks, {
    params,
    body: { fields: ['entityData.nationality'], locked: true },
  });
  await call(contract.getPersonSources, { params });
  await call(contract.getPersonHistory, { params });
  await call(contract.listPeople, { query: '?limit=1&sort=-fullName' });
  await call(contract.windowOfPeople, { query: '?q=mira' });
  await call(contract.listPeopleOfCompany, { params: { companyId: company.id } });
  await call(contract.deletePerson, { params });
  await call(contract.getOwnUser, {});
  const { data: user } = await call(contract.createUser, { body: { fullName: 'Jo', email: 'jo@a.co' } });
  await call(contract.getUser, { params: { userId: user.id } });
  await call(contract.updateUser, { params: { userId: user.id }, body: { fullName: 'Joan' } });
  await call(contract.listUsers, { query: '?limit=1' });
  await call(contract.deleteUser, { params: { userId: user.id } });
  const { data: deal } = await call(contract.createObject, { body: { name: 'Deal 1', type: 'Deal' } });
  await call(contract.getObject, { params: { objectId: deal.id } });
  await call(contract.updateObject, { params: { objectId: deal.id }, body: { type: null } });
  await call(contract.listObjects, { query: '?q=deal' });
  await call(contract.deleteObject, { params: { objectId: deal.id } });
}
