import { expect, it } from 'vitest';
import { withJoinedAddress } from './join-address.ts';
import { suggestMapping } from './suggest.ts';

/** Header → the field that is suggested, with `+` where it is a part of one value. */
function suggested(headers: readonly string[], rows: readonly (readonly string[])[] = []): string[] {
  const columns = headers.map((header, at) => ({
    key: header,
    header,
    samples: rows.map((row) => row[at] ?? ''),
  }));
  return withJoinedAddress(columns, suggestMapping(columns)).map(
    ({ target, join }) => `${target}${join === undefined ? '' : '+'}`,
  );
}

it.each([
  [
    ['Name', 'Street', 'Zip', 'City', 'Country'],
    ['name', 'addresses+', 'addresses+', 'addresses+', 'countryCode'],
  ],
  [
    ['Firma', 'Straße', 'PLZ', 'Ort', 'Bundesland'],
    ['name', 'addresses+', 'addresses+', 'addresses+', 'addresses+'],
  ],
  [
    ['Account', 'Billing Street', 'Billing City', 'Billing State', 'Billing Postal Code'],
    ['name', 'addresses+', 'addresses+', 'addresses+', 'addresses+'],
  ],
  [
    ['Raison sociale', 'Adresse', "Complément d'adresse", 'Code postal', 'Ville'],
    ['name', 'addresses+', 'addresses+', 'addresses+', 'addresses+'],
  ],
  // A city alone stands for the address; with its postcode it is joined.
  [
    ['Company', 'Postcode', 'City'],
    ['name', 'addresses+', 'addresses+'],
  ],
  [
    ['Company', 'City'],
    ['name', 'addresses'],
  ],
  // In the order of its columns an address must read as one.
  [
    ['Company', 'State', 'City', 'Zip'],
    ['name', 'ignore', 'addresses+', 'addresses+'],
  ],
  [
    ['Company', 'Street', 'State'],
    ['name', 'addresses', 'ignore'],
  ],
])('%j', (headers, targets) => {
  expect(suggested(headers)).toEqual(targets);
});

it('leaves addresses alone that hold their place already', () => {
  const headers = ['Company', 'Address', 'City'];
  expect(suggested(headers, [['Acme', 'Main St 1, 8000 Zürich', 'Zürich']])).toEqual([
    'name',
    'addresses',
    'ignore',
  ]);
  expect(suggested(headers, [['Acme', 'Main St 1', 'Zürich']])).toEqual(['name', 'addresses+', 'addresses+']);
});

it('does not guess to which of several addresses a part belongs', () => {
  const headers = ['Company', 'Billing Street', 'Shipping Street', 'Shipping City', 'Zip'];
  expect(suggested(headers).filter((target) => target.endsWith('+'))).toEqual([]);
  expect(suggested(['Company', 'Billing Street', 'City 2', 'Shipping City'])).not.toContain('addresses+');
});

it('says which columns belong together', () => {
  const columns = ['Company', 'Street', 'City'].map((key) => ({ key, header: key, samples: [] }));
  const [, street] = withJoinedAddress(columns, suggestMapping(columns));
  expect(street).toMatchObject({ reason: 'a part of one address, with “City”', join: ', ' });
});
