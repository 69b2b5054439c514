import { afterEach, describe, expect, it } from 'vitest';
import { german } from '../../../../shared/messages/de/catalogue.ts';
import { speak } from '../../../../shared/messages/message.ts';
import { resultWords } from './say-done.ts';
import type { ManyResult } from './write-many.ts';

const result = (more: Partial<ManyResult>): ManyResult => ({
  written: 0,
  refused: 0,
  step: undefined,
  stopped: false,
  ...more,
});

afterEach(() => speak({ language: 'en', locale: 'en', catalogue: {} }));

describe('the word at the end', () => {
  it('says what was done and what was not', () => {
    expect(resultWords('paste', result({ written: 1200, refused: 2 }), [])).toBe(
      'Pasted 1,200 cells. 2 cells were refused and wait with the reason.',
    );
    expect(resultWords('replace', result({ written: 1, refused: 1 }), [])).toBe(
      'Replaced in 1 cell. 1 cell was refused and waits with the reason.',
    );
  });

  it('says why there is no more of it', () => {
    expect(resultWords('clear', result({ stopped: true, problem: 'Offline.' }), ['Names stay.'])).toBe(
      'Nothing changed. Stopped. Offline. Names stay.',
    );
  });

  it('is German to whoever speaks it', () => {
    speak({ language: 'de', locale: 'de-DE', catalogue: german });
    expect(resultWords('fill', result({ written: 1200, refused: 1 }), [])).toBe(
      '1.200 Zellen ausgefüllt. 1 Zelle wurde abgelehnt und zeigt den Grund.',
    );
  });
});
