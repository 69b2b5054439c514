import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { parseSocialUrl } from './social-url.ts';

const site = 'https://www.linkedin.com';

describe('the address of a professional profile', () => {
  it.each([
    ['https://www.linkedin.com/in/mira-aldous', '/in/mira-aldous'],
    ['linkedin.com/in/mira-aldous', '/in/mira-aldous'],
    ['http://se.linkedin.com/in/Mira-Aldous/', '/in/mira-aldous'],
    ['www.linkedin.com/in/mira-aldous/en?trk=people#about', '/in/mira-aldous'],
    ['LINKEDIN.COM/IN/Mira', '/in/mira'],
    ['linkedin.com/in/mira-aldous/details/experience', '/in/mira-aldous'],
    ['linkedin.com/in/zo%C3%AB', '/in/zo%C3%AB'],
    ['linkedin.com/in/zoë', '/in/zo%C3%AB'],
    [' linkedin.com/in/mira ', '/in/mira'],
    ['linkedin.com/pub/mira-aldous/1/2a3/4b5', '/pub/mira-aldous/1/2a3/4b5'],
    ['https://www.linkedin.com/sales/lead/ACwAAB,NAME_SEARCH,x1?_ntb=1', '/sales/lead/ACwAAB'],
    ['https://www.linkedin.com/sales/people/ACwAAB,name', '/sales/people/ACwAAB'],
    ['https://www.linkedin.com/talent/profile/AEMAAx?project=1', '/talent/profile/AEMAAx'],
    ['https://www.linkedin.com/recruiter/profile/123,Ab,CAP', '/recruiter/profile/123'],
  ])('%s has one form', (raw, path) => {
    expect(parseSocialUrl(raw)).toEqual({ ok: true, value: `${site}${path}` });
  });

  it.each([
    ['linkedin.com/in/'],
    ['linkedin.com/in/%20'],
    ['linkedin.com/in/%E0%A4%A'],
    ['linkedin.com/company/acme'],
    ['linkedin.com/mwlite/in/mira'],
    ['linkedin.com/sales/company/1'],
    ['linkedin.com/sales/lead/,x'],
    ['linkedin.com'],
    ['notlinkedin.com/in/mira'],
    ['linkedin.com.example/in/mira'],
    ['linkedin.com@example.com/in/mira'],
    ['https://user@linkedin.com/in/mira'],
    ['https://linkedin.com:8080/in/mira'],
    ['ftp://linkedin.com/in/mira'],
    ['javascript:alert(1)//linkedin.com/in/mira'],
    ['mira aldous'],
    [''],
    [7],
  ])('%s is none', (raw) => {
    expect(parseSocialUrl(raw)).toMatchObject({ ok: false });
  });

  it('is its own form once it has one', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.constantFrom('in', 'pub', 'sales/lead', 'talent/profile'), part, (prefix, name) => {
        const first = parseSocialUrl(`linkedin.com/${prefix}/${encodeURIComponent(name)}`);
        fc.pre(first.ok);
        expect(parseSocialUrl(first.value)).toEqual(first);
      }),
    );
  });
});
