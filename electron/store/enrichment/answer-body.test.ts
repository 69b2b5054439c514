// Answers that were kept before providers spoke one shape: they stay for their thirty days, and with the records that they are about.
import { expect, it } from 'vitest';
import { offeredFields } from '../../../shared/schema/field-places.ts';
import { normalizedSchema } from '../../../shared/schema/normalized.ts';
import { readBody, writeBody } from './answer-body.ts';

it('is read as it was written', () => {
  const body = {
    normalized: { contacts: { domain: 'acme.de', urls: ['https://acme.de'] } },
    offers: ['urls' as const],
    confidences: { urls: 0.5 },
    facts: { publicSuffix: 'de' },
    evidence: [{ what: 'domain', score: 1 }],
  };
  expect(readBody(writeBody(body))).toEqual(body);
  expect(readBody(writeBody({}))).toEqual({});
});

it('says in the one shape what was kept by the fields of a record, with its facts and what stood beside', () => {
  const kept = {
    fields: { name: 'Acme', countryCode: 'GB', fundingRaised: '1', emails: [], tags: ['steel'] },
    confidences: { countryCode: 0.4 },
    facts: { legalName: 'ACME LTD', status: 'live', dissolvedOn: '2020-01-02', lei: 'L', slug: 'acme' },
    evidence: [{ what: 'name', score: 0.9 }],
    normalized: { legal: { status: 'active' }, identifiers: { vat: 'V' }, officers: [] },
  };
  const { fields: _, normalized: __, ...rest } = kept;
  const read = readBody(JSON.stringify(kept));
  expect(read).toEqual({
    ...rest,
    normalized: {
      identity: { fullName: 'Acme', legalName: 'ACME LTD' },
      legal: { status: 'active', dissolutionDate: '2020-01-02' },
      activity: { tags: ['steel'] },
      size: { fundingRaised: '1' },
      contacts: { countryCode: 'GB' },
      identifiers: { lei: 'L', vat: 'V' },
      officers: [],
    },
    offers: ['name', 'countryCode', 'fundingRaised', 'emails', 'tags'],
  });
  const { emails: _none, ...offered } = kept.fields;
  expect(offeredFields('company', read)).toEqual(offered);
});

it('reads no day in a text that is none', () => {
  const facts = { status: 'gone', dissolvedOn: 'long ago', incorporationDate: '2001-02-03T00:00:00Z' };
  const { normalized } = readBody(JSON.stringify({ fields: {}, facts }));
  expect(normalized).toEqual({ legal: { status: 'gone', incorporationDate: '2001-02-03' } });
  expect(normalizedSchema.partial().parse(normalized)).toEqual(normalized);
});

it('offers no more of it than was offered then', () => {
  const domainFacts = {
    fields: { urls: ['https://acme.de'] },
    normalized: { contacts: { domain: 'acme.de' } },
  };
  const read = readBody(JSON.stringify(domainFacts));
  expect(read.normalized).toEqual({ contacts: { domain: 'acme.de', urls: ['https://acme.de'] } });
  expect(offeredFields('company', read)).toEqual({ urls: ['https://acme.de'] });
});

it('leaves alone what says nothing of a record', () => {
  const several = { candidates: [{ name: 'A', confidence: 0.5 }] };
  expect(readBody(JSON.stringify(several))).toEqual(several);
  expect(readBody('{}')).toEqual({});
});
