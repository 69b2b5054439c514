// For tests only: asks every endpoint of rules, so that its answer is held against the contract.
import * as contract from '../../../shared/contract/index.ts';
import type { Ask } from './ask-of-enrichment.ts';

export async function askOfRules(call: Ask): Promise<void> {
  const { data } = await call(contract.createCompany, { body: { name: 'Ruled Ltd' } });
  const conditions = { all: [{ path: 'name', operator: 'eq', value: 'Ruled Ltd' }] };
  const outcomes = [
    { kind: 'task', text: 'Look', field: 'industry' },
    { kind: 'status', text: 'New' },
    { kind: 'risk', points: 1 },
  ];
  const body = { name: 'Ruled', entity: 'company', conditions, outcomes };
  const { id } = await call(contract.createRule, { body });
  const params = { ruleId: id, entityId: data.id };
  await call(contract.getRule, { params });
  await call(contract.updateRule, { params, body: { priority: 1 } });
  await call(contract.listRules, { query: '?entity=company' });
  await call(contract.listRuleVersions, { params });
  const tried = { entity: 'company', conditions, entityId: data.id, sample: { size: 10 } };
  await call(contract.testRule, { body: tried });
  await call(contract.runEntityRules, { params, body: {} });
  await call(contract.runManyRules, { body: { entity: 'company', ids: [data.id] } });
  const { tasks } = await call(contract.getEntityRules, { params });
  const task = { ...params, taskId: tasks[0]?.id ?? '' };
  await call(contract.updateRuleTask, { params: task, body: { done: true } });
  await call(contract.deleteRule, { params });
}
