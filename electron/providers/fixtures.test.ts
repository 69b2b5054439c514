import { describe, expect, it } from 'vitest';
import { parseField } from '../domain/companies/field-rules.ts';
import { parsePersonField } from '../domain/people/person-fields.ts';
import { companyFields } from '../../shared/schema/company.ts';
import { offeredFields } from '../../shared/schema/field-places.ts';
import { personFields } from '../../shared/schema/person.ts';
import { fixtureAnswers } from './fixtures.ts';
import type { EntityType, Lookup, LookupInput, Provider } from './provider.ts';
import { providers } from './registry.ts';
import { byField } from './testing/ask-by-field.ts';

const everything: Provider = {
  code: 'everything',
  label: 'Everything',
  entities: ['company', 'person'],
  countries: 'all',
  inputs: [['domain']],
  fields: [...new Set([...companyFields, ...personFields])],
  costCents: 5,
  billed: 'for a match',
  batchSize: 10,
  rate: { calls: 1, perMs: 1000 },
  needsKey: true,
  enrich: () => Promise.reject(new Error('fixtures ask nobody')),
};

const lookups = (entity: EntityType, count: number): Lookup[] =>
  Array.from({ length: count }, (_, at) => ({
    id: String(at),
    entity,
    input: { domain: `acme${at}.example` },
  }));

const one = (input: LookupInput, provider = everything) =>
  fixtureAnswers(provider, [{ id: '1', entity: 'company', input }])[0];

describe('answers of the environment test', () => {
  it('are the same for the same lookup, whatever its id and the order of its parts', () => {
    const [first] = fixtureAnswers(everything, lookups('company', 1));
    const [again] = fixtureAnswers(
      everything,
      lookups('company', 1).map((lookup) => ({ ...lookup, id: 'x' })),
    );
    expect(again).toEqual({ ...first, id: 'x' });
    expect(one({ domain: 'a.example', name: 'A' })).toEqual(one({ name: 'A', domain: 'a.example' }));
    expect(one({ domain: 'a.example' })).not.toEqual(one({ domain: 'b.example' }));
  });

  it.each(providers.map(({ code }) => [code]))('of %s match, find nothing, are ambiguous or fail', (code) => {
    const provider = providers.find((known) => known.code === code) ?? everything;
    const [entity = 'company'] = provider.entities;
    const answers = fixtureAnswers(provider, lookups(entity, 400));
    const count = (status: string) => answers.filter((answer) => answer.status === status).length;
    expect(count('matched')).toBeGreaterThan(280);
    for (const status of ['no_match', 'ambiguous', 'failed']) expect(count(status)).toBeGreaterThan(5);
  });

  it.each<[EntityType]>([['company'], ['person']])(
    'hold for a %s every field that the provider gives, in a form that it takes',
    (entity) => {
      const rules: Record<string, (raw: unknown) => { ok: boolean }> =
        entity === 'company' ? parseField : parsePersonField;
      const known: readonly string[] =
        entity === 'company' ? companyFields : personFields.filter((field) => field !== 'companies');
      for (const answer of fixtureAnswers(everything, lookups(entity, 100)).map((one) =>
        byField(entity, one),
      )) {
        if (answer.status !== 'matched') continue;
        expect(Object.keys(answer.fields).toSorted()).toEqual([...known].toSorted());
        expect(answer.confidence).toBeLessThanOrEqual(1);
        for (const [field, value] of Object.entries(answer.fields))
          expect([field, rules[field]?.(value).ok ?? true]).toEqual([field, true]);
      }
    },
  );

  it('hold no field that the provider does not give', () => {
    const narrow = { ...everything, fields: ['industry'] as const };
    const fields = fixtureAnswers(narrow, lookups('company', 30)).flatMap((answer) =>
      answer.status === 'matched' ? Object.keys(offeredFields('company', answer)) : [],
    );
    expect(new Set(fields)).toEqual(new Set(['industry']));
  });
});
