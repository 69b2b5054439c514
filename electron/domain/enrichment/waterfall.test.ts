import { describe, expect, it } from 'vitest';
import { provider } from '../../providers/domain-facts.provider.ts';
import { isWanted, type OfferingAnswer } from './waterfall.ts';

const answer = (
  fields: object,
  confidences: Record<string, number> = {},
  confidence = 0.9,
): OfferingAnswer => ({ step: 0, confidence, offered: { fields: { ...fields }, confidences } });

const steps = [{ provider: 'first' }, { provider: 'second', fields: ['countryCode'] }];
const second = steps[1] ?? { provider: '' };
const isAsked = (
  answers: readonly OfferingAnswer[],
  step: { provider: string; onlyIfEmpty?: string[] } = second,
) => isWanted(step, provider.fields, { isEmpty: () => true, answers }, steps);

describe('the next provider of a waterfall', () => {
  it('is asked for what nobody told', () => {
    expect(isAsked([])).toBe(true);
    expect(isAsked([answer({ domain: 'acme.de' })])).toBe(true);
    expect(isAsked([answer({ countryCode: null })])).toBe(true);
  });

  it('is not asked after a good answer', () => {
    expect(isAsked([answer({ countryCode: 'DE' })])).toBe(false);
  });

  it('is asked after a mere hint', () => {
    expect(isAsked([answer({ countryCode: 'DE' }, { countryCode: 0.4 })])).toBe(true);
    expect(isAsked([answer({ countryCode: 'DE' }, {}, 0.3)])).toBe(true);
    const onlyIfEmpty = { ...second, onlyIfEmpty: ['countryCode'] };
    expect(isAsked([answer({ countryCode: 'DE' }, { countryCode: 0.4 })], onlyIfEmpty)).toBe(true);
    expect(isAsked([answer({ countryCode: 'DE' })], onlyIfEmpty)).toBe(false);
  });
});
