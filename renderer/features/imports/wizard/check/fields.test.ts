import { describe, expect, it } from 'vitest';
import { tableFields, textOf, viewOf } from './fields.ts';

describe('a cell of the check', () => {
  it('stays as it is where nothing changes, however it is written', () => {
    expect(viewOf('name', { before: 'Acme', after: 'Acme' })).toEqual({ kind: 'same', text: 'Acme' });
    expect(viewOf('tags', { before: [], after: [] })).toEqual({ kind: 'same', text: '' });
    expect(viewOf('domain', { before: null, after: null })).toEqual({ kind: 'same', text: '' });
  });

  it('shows old and new, empty ones too', () => {
    expect(viewOf('industry', { before: null, after: 'Steel' })).toEqual({
      kind: 'changed',
      before: '',
      after: 'Steel',
    });
    expect(viewOf('fundingRaised', { before: '6100000', after: '7300000.50' })).toEqual({
      kind: 'changed',
      before: '6,100,000',
      after: '7,300,000.50',
    });
  });

  it('shows only what a list gains, and both where it loses something', () => {
    expect(viewOf('tags', { before: ['a'], after: ['a', 'b', 'c'] })).toEqual({
      kind: 'grown',
      before: 'a',
      added: 'b, c',
    });
    expect(viewOf('tags', { before: ['a', 'b'], after: ['b'] }).kind).toBe('changed');
    expect(viewOf('tags', { before: [], after: ['b'] }).kind).toBe('changed');
  });

  it('leaves what is no amount or range as a person wrote it', () => {
    expect(textOf('fundingRaised', '18.9 Mio')).toBe('18.9 Mio');
    expect(textOf('employeeRange', 'many')).toBe('many');
    expect(textOf('employeeRange', '51-200')).toBe('51–200');
  });
});

it('stands the fields in one order, the name always first', () => {
  expect(tableFields(['description', 'countryCode', 'domain'])).toEqual([
    'name',
    'domain',
    'countryCode',
    'description',
  ]);
});
