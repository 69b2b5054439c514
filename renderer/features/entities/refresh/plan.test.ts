import { expect, test } from 'vitest';
import type { EntityChange } from '../../../../shared/schema/entity.ts';
import { planOf, profileEffect, type Plans } from './plan.ts';
import { refreshAnswer } from './test-data.ts';

const change = (
  path: string,
  before: unknown,
  after: unknown,
  kept?: EntityChange['kept'],
): EntityChange => ({ path, before, after, provider: 'companies-house', ...(kept && { kept }) });

const entityData = { industry: 'Tools', tradingName: 'K&V', legalForm: 'Ltd' };
const plans: Plans = {
  leave: refreshAnswer(entityData, [
    change('name', 'Kestrel', 'KESTREL LTD', 'preserve_name'),
    change('entityData.industry', 'Tools', 'Instruments', 'profile_left'),
    change('entityData.status', null, 'active', 'profile_left'),
  ]),
  fill: refreshAnswer(entityData, [
    change('name', 'Kestrel', 'KESTREL LTD'),
    change('entityData.industry', 'Tools', 'Instruments', 'filled'),
    change('entityData.status', null, 'active'),
  ]),
  replace: refreshAnswer(entityData, [
    change('name', 'Kestrel', 'KESTREL LTD'),
    change('entityData.industry', 'Tools', 'Instruments', 'locked'),
    change('entityData.status', null, 'active'),
    change('entityData.tradingName', 'K&V', null),
  ]),
};

test('name and profile come from the plan that each of their switches asks for', () => {
  const kept = planOf(plans, { isNameKept: true, profile: 'fill' });
  expect(kept.changes.map(({ path, kept: why }) => [path, why])).toEqual([
    ['name', 'preserve_name'],
    ['entityData.industry', 'filled'],
    ['entityData.status', undefined],
  ]);
  expect(kept).toMatchObject({ taken: 1, kept: 2, others: 2 });
  expect(planOf(plans, { isNameKept: false, profile: 'replace' })).toMatchObject({
    taken: 3,
    kept: 1,
    others: 1,
  });
  expect(planOf(plans, { isNameKept: false, profile: 'leave' })).toMatchObject({ taken: 1, kept: 2 });
});

test('each choice for the profile is counted before it is made', () => {
  expect(profileEffect(plans)).toMatchObject({
    differing: 2,
    filled: 1,
    staying: 3,
    stayingDiffers: 1,
    replaced: 1,
    lost: [{ path: 'entityData.tradingName' }],
  });
});
