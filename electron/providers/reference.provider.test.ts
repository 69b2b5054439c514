import { describe, expect, it } from 'vitest';
import type { AppError } from '../../shared/errors.ts';
import type { ReferenceHit } from './reference-reader.ts';
import { provider } from './reference.provider.ts';
import { askByField } from './testing/ask-by-field.ts';
import { offlineContext } from './testing/ask-offline.ts';

const hit: ReferenceHit = {
  dataset: 'EU companies',
  fields: { name: 'Acme GmbH', domain: 'acme.de' },
  facts: { slug: 'acme' },
  confidence: 0.85,
  evidence: [
    { what: 'domain', score: 0.6 },
    { what: 'name', score: 0.25 },
  ],
  row: { slug: 'acme', name: 'Acme GmbH' },
};

/** Answers of a lookup where the datasets hold `hits`; and which of them were asked. */
async function ask(hits: ReferenceHit[], config: unknown = null) {
  const asked: unknown[] = [];
  const find = (...of: unknown[]): ReferenceHit[] => {
    asked.push(of.slice(1));
    return hits;
  };
  const lookup = { id: 'one', entity: 'company' as const, input: { domain: 'acme.de' } };
  const answers = await askByField(provider, [lookup], { ...offlineContext(), config, references: { find } });
  return { answers, asked };
}

const refusalOf = (config: unknown): string => {
  try {
    provider.parseConfig?.(config);
    return 'taken';
  } catch (error) {
    return (error as AppError).code;
  }
};

describe('the provider of reference datasets', () => {
  it('answers with the row that was found, why, and in which dataset', async () => {
    expect((await ask([hit])).answers).toEqual([
      {
        id: 'one',
        status: 'matched',
        confidence: 0.85,
        evidence: hit.evidence,
        fields: hit.fields,
        facts: { slug: 'acme', dataset: 'EU companies' },
        normalized: { identity: { fullName: 'Acme GmbH' }, contacts: { domain: 'acme.de' } },
        raw: [{ dataset: 'EU companies', row: hit.row, evidence: hit.evidence }],
      },
    ]);
  });

  it('decides nothing where several rows are as good', async () => {
    const other = { ...hit, fields: { domain: 'acme.fr' } };
    const candidates = [
      { name: 'Acme GmbH', confidence: 0.85 },
      { name: 'acme.fr', confidence: 0.85 },
    ];
    expect((await ask([hit, other])).answers).toMatchObject([{ status: 'ambiguous', candidates }]);
  });

  it('says where there is nothing', async () => {
    expect((await ask([])).answers).toEqual([{ id: 'one', status: 'no_match', raw: null }]);
  });

  it('asks all datasets, or those that a person named', async () => {
    expect((await ask([])).asked).toEqual([['company', undefined]]);
    const config = provider.parseConfig?.({ datasets: ['EU companies'] });
    expect((await ask([], config)).asked).toEqual([['company', ['EU companies']]]);
  });

  it.each([[{}], [{ datasets: [] }], [{ datasets: ['a'], more: 1 }], [{ datasets: [1] }], ['a'], [null]])(
    'does not take %j for settings',
    (config) => {
      expect(refusalOf(config)).toBe('validation_error');
    },
  );
});
