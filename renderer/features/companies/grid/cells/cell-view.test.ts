import { describe, expect, it } from 'vitest';
import type { CellKind } from '../columns/grid-column.ts';
import { plainText, viewOf } from './cell-view.ts';

const money: CellKind = { type: 'number', format: 'currency', currency: 'EUR', decimals: 1 };
const options = [{ label: 'A', color: 'green' as const }];
const text = (shown: string, more = 0) => ({ type: 'text', text: shown, more });

describe('a cell', () => {
  it.each<[CellKind, unknown, unknown]>([
    [{ type: 'text' }, null, { type: 'empty' }],
    [{ type: 'text' }, undefined, { type: 'empty' }],
    [{ type: 'list', noun: 'tag' }, [], { type: 'empty' }],
    [{ type: 'text' }, 'Norrvik', text('Norrvik')],
    [{ type: 'number', format: 'number' }, '12345678901234567890.5', text('12,345,678,901,234,567,890.5')],
    [{ type: 'number', format: 'number', maxDecimals: 2 }, '1234.5', text('1,234.50')],
    [{ type: 'number', format: 'percent' }, '12.5', text('12.5\u202f%')],
    [money, '19.84', text('€19.8')],
    [{ type: 'date' }, '2026-02-03', text('Feb 3, 2026')],
    [{ type: 'date' }, 'soon', text('soon')],
    [{ type: 'employeeRange' }, '51-200', text('51–200')],
    [{ type: 'list', noun: 'tag' }, ['a', 'b', 'c'], text('a', 2)],
    [{ type: 'references', of: 'users' }, [{ id: 'usr_1', fullName: 'Mira Aldous' }], text('Mira Aldous')],
    [
      { type: 'references', of: 'groups' },
      [
        { id: 'grp_1', name: 'Coverage' },
        { id: 'grp_2', name: 'Deal desk' },
      ],
      text('Coverage', 1),
    ],
    [{ type: 'select', options }, 'A', { type: 'chips', chips: [{ label: 'A', color: 'green' }] }],
    [
      { type: 'multiSelect', options },
      ['A', 'Z'],
      {
        type: 'chips',
        chips: [
          { label: 'A', color: 'green' },
          { label: 'Z', color: 'gray' },
        ],
      },
    ],
  ])('of %o shows %j', (kind, value, view) => {
    expect(viewOf(kind, value)).toEqual(view);
  });

  it('has one plain text, with every entry of a list', () => {
    expect(plainText({ type: 'list', noun: 'tag' }, ['a', 'b'])).toBe('a, b');
    expect(plainText({ type: 'multiSelect', options }, ['A', 'Z'])).toBe('A, Z');
    expect(plainText({ type: 'employeeRange' }, null)).toBe('');
  });
});
