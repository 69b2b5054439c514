// The word at the end of an action on many cells: what was done, what was not and why, and a way back.
import { t } from '../../../../shared/messages/message.ts';
import { toast } from '../../../ui/toast.ts';
import { toastStep } from '../../../ui/steps/step-toast.tsx';
import type { ManyResult } from './write-many.ts';

/** What was done, by the name of the step. */
const done = {
  paste: (n: number) => t('Pasted {n, plural, one {# cell} other {# cells}}.', { n }),
  fill: (n: number) => t('Filled {n, plural, one {# cell} other {# cells}}.', { n }),
  clear: (n: number) => t('Cleared {n, plural, one {# cell} other {# cells}}.', { n }),
  replace: (n: number) => t('Replaced in {n, plural, one {# cell} other {# cells}}.', { n }),
} as const;

type Doing = keyof typeof done;

const refusedWords = (n: number): string =>
  t(
    '{n, plural, one {# cell was refused and waits} other {# cells were refused and wait}} with the reason.',
    { n },
  );

/** "Pasted 12 cells. 2 cells were refused and wait with the reason." */
export function resultWords(
  doing: Doing,
  { written, refused, stopped, problem }: ManyResult,
  more: readonly string[],
): string {
  return [
    written === 0 ? t('Nothing changed.') : done[doing](written),
    ...(stopped ? [t('Stopped.')] : []),
    ...(problem === undefined ? [] : [problem]),
    ...(refused === 0 ? [] : [refusedWords(refused)]),
    ...more,
  ].join(' ');
}

export function sayDone(doing: Doing, result: ManyResult, more: readonly string[] = []): void {
  const words = resultWords(doing, result, more);
  if (result.step === undefined) toast(words);
  else toastStep(words, result.step);
}
