import { describe, expect, it } from 'vitest';
import { compare, taken } from './offered-value.ts';
import { isRespelled } from './respelled.ts';

const number = '+493023125000';

describe('a phone number that is spelled otherwise', () => {
  it.each([
    ['030 231 25 000'],
    ['030/23125-000'],
    ['(030) 23125000'],
    ['+49 30 23125000'],
    ['+49 (0)30 23125-000'],
    ['0049 30 23125000'],
    ['3023125000'],
  ])('is known in %s', (entry) => {
    expect(isRespelled(entry, number)).toBe(true);
  });

  it.each([
    [number],
    ['030 231 25 001'],
    ['+43 30 23125000'],
    ['23125000'],
    ['125000'],
    ['030 23125000 ext. 3'],
    ['info@acme.de'],
    ['sales 030 23125000'],
    [''],
  ])('is not in %s', (entry) => {
    expect(isRespelled(entry, number)).toBe(false);
  });

  it('is known only by the form that every system dials', () => {
    expect(isRespelled(number, '030 23125000')).toBe(false);
    expect(isRespelled('030 23125000 x3', `${number} ext. 3`)).toBe(true);
  });

  it('is offered in that form, takes the place of the old, and is offered in no other', () => {
    const record = ['030 23125000', '+44 20 7946 0000'];
    expect(compare(record, [number])).toEqual({ relation: 'conflicts', value: [number] });
    expect(taken(record, [number])).toEqual([number, '+44 20 7946 0000']);
    expect(taken(['030 23125000', '030/23125000'], [number])).toEqual([number]);
    expect(compare([number], ['030 23125000'])).toMatchObject({ relation: 'same' });
  });
});
