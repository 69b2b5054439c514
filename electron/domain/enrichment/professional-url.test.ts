import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { parseProfessionalUrl } from './professional-url.ts';

const site = 'https://www.linkedin.com';

describe('the address of a professional profile', () => {
  it.each([
    // Scheme and subdomain
    ['https://www.linkedin.com/in/mira-aldous', '/in/mira-aldous'],
    ['http://www.linkedin.com/in/mira-aldous', '/in/mira-aldous'],
    ['HTTPS://WWW.LINKEDIN.COM/in/mira-aldous', '/in/mira-aldous'],
    ['//www.linkedin.com/in/mira-aldous', '/in/mira-aldous'],
    ['www.linkedin.com/in/mira-aldous', '/in/mira-aldous'],
    ['linkedin.com/in/mira-aldous', '/in/mira-aldous'],
    ['linkedin.com:443/in/mira-aldous', '/in/mira-aldous'],
    ['linkedin.com./in/mira-aldous', '/in/mira-aldous'],
    ['http://se.linkedin.com/in/mira-aldous', '/in/mira-aldous'],
    ['de.linkedin.com/in/mira-aldous', '/in/mira-aldous'],
    ['uk.linkedin.com/in/mira-aldous', '/in/mira-aldous'],
    ['https://m.linkedin.com/in/mira-aldous', '/in/mira-aldous'],
    ['https://touch.www.linkedin.com/in/mira-aldous', '/in/mira-aldous'],
    // What mobile pages and mails put before it
    ['linkedin.com/mwlite/in/mira-aldous', '/in/mira-aldous'],
    ['https://www.linkedin.com/comm/in/mira-aldous?midToken=AQ&trk=eml', '/in/mira-aldous'],
    ['https://www.linkedin.com/m/in/mira-aldous/', '/in/mira-aldous'],
    // What stands behind it
    ['linkedin.com/in/mira-aldous/', '/in/mira-aldous'],
    ['linkedin.com/in/mira-aldous//', '/in/mira-aldous'],
    ['linkedin.com//in//mira-aldous', '/in/mira-aldous'],
    ['linkedin.com/in/mira-aldous/de', '/in/mira-aldous'],
    ['linkedin.com/in/mira-aldous/en-US/', '/in/mira-aldous'],
    ['linkedin.com/in/mira-aldous?locale=de_DE', '/in/mira-aldous'],
    ['linkedin.com/in/mira-aldous/?originalSubdomain=se', '/in/mira-aldous'],
    ['www.linkedin.com/in/mira-aldous/en?trk=people#about', '/in/mira-aldous'],
    ['linkedin.com/in/mira-aldous?utm_source=share&utm_medium=ios_app', '/in/mira-aldous'],
    ['linkedin.com/in/mira-aldous&trk=people', '/in/mira-aldous'],
    ['linkedin.com/in/mira-aldous%3Ftrk%3Dpeople', '/in/mira-aldous'],
    ['linkedin.com/in/mira-aldous#experience', '/in/mira-aldous'],
    ['linkedin.com/in/mira-aldous/details/experience', '/in/mira-aldous'],
    ['linkedin.com/in/mira-aldous/recent-activity/all/', '/in/mira-aldous'],
    ['linkedin.com/in/mira-aldous/overlay/contact-info/', '/in/mira-aldous'],
    // Case and letters
    ['LINKEDIN.COM/IN/Mira-Aldous', '/in/mira-aldous'],
    ['linkedin.com/In/MIRA', '/in/mira'],
    ['linkedin.com/in/zo%C3%AB', '/in/zo%C3%AB'],
    ['linkedin.com/in/zo%c3%ab', '/in/zo%C3%AB'],
    ['linkedin.com/in/zoë', '/in/zo%C3%AB'],
    ['linkedin.com/in/ZOË', '/in/zo%C3%AB'],
    ['linkedin.com/in/zoe\u0308', '/in/zo%C3%AB'],
    ['linkedin.com/in/zo%25C3%25AB', '/in/zo%C3%AB'],
    ['linkedin.com/in/%6Dira', '/in/mira'],
    ['linkedin.com/in/山田', '/in/%E5%B1%B1%E7%94%B0'],
    ['linkedin.com/in/mira-🌱', '/in/mira-%F0%9F%8C%B1'],
    ['linkedin.com/in/mira_aldous.2', '/in/mira_aldous.2'],
    ['linkedin.com/in/mira-aldous-4c52a31', '/in/mira-aldous-4c52a31'],
    // A member's code in place of a name
    ['linkedin.com/in/ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_45', '/in/ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_45'],
    ['linkedin.com/in/ACwAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_45/', '/in/ACwAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_45'],
    ['linkedin.com/in/ACME-Aldous', '/in/acme-aldous'],
    // What is copied along
    [' linkedin.com/in/mira ', '/in/mira'],
    ['linkedin.com/in/mira%20', '/in/mira'],
    ['\u200Blinkedin.com/in/mira\u200E', '/in/mira'],
    ['linkedin.com/in/mira%E2%80%8B', '/in/mira'],
    ['<https://www.linkedin.com/in/mira>', '/in/mira'],
    ['linkedin.com\\in\\mira', '/in/mira'],
    ['https%3A%2F%2Fwww.linkedin.com%2Fin%2Fmira%3Ftrk%3Dx', '/in/mira'],
    ['linkedin.com%2Fin%2Fmira', '/in/mira'],
    // The old public form
    ['linkedin.com/pub/mira-aldous/1/2a3/4b5', '/pub/mira-aldous/1/2a3/4b5'],
    ['http://de.linkedin.com/pub/Mira-Aldous/1/2A3/4B5/en', '/pub/mira-aldous/1/2a3/4b5'],
    ['linkedin.com/pub/mira-aldous', '/pub/mira-aldous'],
    ['linkedin.com/pub/mira-aldous/de', '/pub/mira-aldous'],
    // Sales Navigator and Recruiter, whose codes keep their case
    ['https://www.linkedin.com/sales/lead/ACwAAB,NAME_SEARCH,x1?_ntb=1', '/sales/lead/ACwAAB'],
    ['https://www.linkedin.com/sales/lead/ACwAAB-c_9', '/sales/lead/ACwAAB-c_9'],
    ['linkedin.com/Sales/Lead/ACwAAB%2CNAME_SEARCH%2Cx1', '/sales/lead/ACwAAB'],
    ['https://www.linkedin.com/sales/people/ACwAAB,name', '/sales/people/ACwAAB'],
    ['linkedin.com/sales/people/ACwAAB/', '/sales/people/ACwAAB'],
    ['https://www.linkedin.com/talent/profile/AEMAAx?project=1', '/talent/profile/AEMAAx'],
    ['linkedin.com/talent/profile/AEMAAx/activity', '/talent/profile/AEMAAx'],
    ['https://www.linkedin.com/recruiter/profile/123,Ab,CAP', '/recruiter/profile/123'],
  ])('of a person %s has one form', (raw, path) => {
    expect(parseProfessionalUrl('person', raw)).toEqual({ ok: true, value: `${site}${path}` });
  });

  it.each([
    ['https://www.linkedin.com/company/acme', '/company/acme'],
    ['linkedin.com/company/Acme-Works/', '/company/acme-works'],
    ['nl.linkedin.com/company/acme?trk=x', '/company/acme'],
    ['linkedin.com/company/12345', '/company/12345'],
    ['linkedin.com/company/acme/about/', '/company/acme'],
    ['linkedin.com/company/acme/posts/?feedView=all#top', '/company/acme'],
    ['linkedin.com/company/acme/de', '/company/acme'],
    ['linkedin.com/mwlite/company/acme', '/company/acme'],
    ['linkedin.com/company/a&b', '/company/a%26b'],
    ['linkedin.com/company/a%26b', '/company/a%26b'],
    ['linkedin.com/company/acme,-inc.', '/company/acme%2C-inc.'],
    ['linkedin.com/company/m%C3%BCller', '/company/m%C3%BCller'],
    ['linkedin.com/company/müller', '/company/m%C3%BCller'],
    ['LINKEDIN.COM/SCHOOL/Uppsala/people', '/school/uppsala'],
    ['linkedin.com/showcase/acme-labs/', '/showcase/acme-labs'],
  ])('of a company %s has one form', (raw, path) => {
    expect(parseProfessionalUrl('company', raw)).toEqual({ ok: true, value: `${site}${path}` });
  });

  it.each([
    ['linkedin.com/in/'],
    ['linkedin.com/in/%20'],
    ['linkedin.com/in/%E0%A4%A'],
    ['linkedin.com/in/..%252f'],
    ['linkedin.com/in/%252e%252e'],
    ['linkedin.com/in/mira aldous'],
    ['linkedin.com/in/me/'],
    ['linkedin.com/in/unavailable'],
    [`linkedin.com/in/${'a'.repeat(201)}`],
    ['linkedin.com/company/acme'],
    ['linkedin.com/pub/dir/Mira/Aldous'],
    ['linkedin.com/pub/mira/1/2a3'],
    ['linkedin.com/sales/company/1'],
    ['linkedin.com/sales/lead/,x'],
    ['linkedin.com/sales/lead/ACw%20AAB'],
    ['linkedin.com/sales/search/people?query=mira'],
    ['linkedin.com/talent/search/profile'],
    ['linkedin.com/profile/view?id=123'],
    ['linkedin.com/posts/mira-aldous_news-1'],
    ['linkedin.com/jobs/view/1'],
    ['linkedin.com/authwall?sessionRedirect=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fmira'],
    ['linkedin.com'],
    ['lnkd.in/abc'],
    ['notlinkedin.com/in/mira'],
    ['linkedin.com.example/in/mira'],
    ['linkedin.com@example.com/in/mira'],
    ['example.com/linkedin.com/in/mira'],
    ['https://user@linkedin.com/in/mira'],
    ['https://linkedin.com:8080/in/mira'],
    ['ftp://linkedin.com/in/mira'],
    ['javascript:alert(1)//linkedin.com/in/mira'],
    ['mira aldous'],
    ['%'],
    [''],
    [7],
    [null],
  ])('%s is none of a person', (raw) => {
    expect(parseProfessionalUrl('person', raw)).toMatchObject({ ok: false });
  });

  it.each([
    ['linkedin.com/in/mira'],
    ['linkedin.com/company/'],
    ['linkedin.com/company/unavailable/'],
    ['linkedin.com/groups/1'],
    ['linkedin.com/sales/company/1'],
    ['acme.com'],
  ])('%s is none of a company', (raw) => {
    expect(parseProfessionalUrl('company', raw)).toMatchObject({ ok: false, code: 'invalid_profile_url' });
  });

  it('says what to do instead', () => {
    const messageOf = (entity: EntityType, raw: string) => {
      const parsed = parseProfessionalUrl(entity, raw);
      return parsed.ok ? '' : parsed.message;
    };
    expect(messageOf('person', 'mira')).toBe(
      '“mira” is no address of a profile. Expected one such as https://www.linkedin.com/in/mira-aldous.',
    );
    expect(messageOf('person', 'linkedin.com/feed')).toContain('Open the profile and copy its address.');
    expect(messageOf('person', 'linkedin.com/company/acme')).toContain(
      'leads to a company, not to a person.',
    );
    expect(messageOf('company', 'linkedin.com/in/mira')).toContain('leads to a person, not to a company.');
    expect(messageOf('company', 'linkedin.com/feed')).toContain(
      'such as https://www.linkedin.com/company/acme.',
    );
  });

  it('is its own form once it has one', () => {
    const prefix = fc.constantFrom(
      'in',
      'pub',
      'sales/lead',
      'talent/profile',
      'company',
      'school',
      'mwlite/in',
    );
    const entity = fc.constantFrom<EntityType[]>('person', 'company');
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.constantFrom(
        '%',
        '%25',
        '%2e',
        '%2F',
        '/',
        ',',
        '..',
        '1/2/3',
        'İ',
        'Σ',
        '\u200B',
        '\u037E',
        ' ',
        'é',
      ),
    );
    const tail = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
    let parsedCount = 0;
    fc.assert(
      fc.property(entity, prefix, tail, fc.boolean(), (entity, prefix, tail, isEncoded) => {
        const once = parseProfessionalUrl(
          entity,
          `linkedin.com/${prefix}/${isEncoded ? encodeURIComponent(tail) : tail}`,
        );
        if (!once.ok) return;
        parsedCount += 1;
        expect(parseProfessionalUrl(entity, once.value)).toEqual(once);
        expect(once.value.length).toBeLessThanOrEqual(2048);
      }),
      { numRuns: 2000 },
    );
    expect(parsedCount).toBeGreaterThan(100);
  });
});
