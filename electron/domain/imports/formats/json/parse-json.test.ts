import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonError, parseJson, type Json } from './parse-json.ts';

/** As JSON.parse has it. */
function plain(value: Json): unknown {
  if (value.kind === 'list') return value.items.map(plain);
  if (value.kind !== 'object') return value.kind === 'text' ? value.text : JSON.parse(value.text);
  const object: Record<string, unknown> = {};
  for (const [key, inner] of value.entries)
    Object.defineProperty(object, key, {
      value: plain(inner),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return object;
}

describe('parseJson', () => {
  it('reads what JSON.parse reads, to the same values', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(plain(parseJson(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const sign = fc.constantFrom(...Array.from('{}[]",:\\u0 1-.eEtrue\n\tnlfas'));
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 10 }), (signs) => {
        const text = signs.join('');
        const accepts = (parse: (text: string) => unknown): boolean => {
          try {
            parse(text);
            return true;
          } catch {
            return false;
          }
        };
        expect(accepts(parseJson)).toBe(accepts(JSON.parse));
      }),
      { numRuns: 2000 },
    );
  });

  it('does not go down without end, and reads a text of any length', () => {
    expect(() => parseJson('['.repeat(100_000))).toThrow(JsonError);
    const long = 'x\\n'.repeat(1_000_000);
    expect(parseJson(`"${long}"`)).toEqual({ kind: 'text', text: 'x\n'.repeat(1_000_000) });
  });
});
