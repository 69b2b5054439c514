// The word at the end of an action on many cells: what was done, what was not and why, and a way back.
import { plural } from '../../../lib/format.ts';
import { toast } from '../../../ui/toast.ts';
import { toastStep } from '../../../ui/steps/step-toast.tsx';
import type { ManyResult } from './write-many.ts';

/** "Pasted 12 cells. 2 were refused and wait in their cells, with the reason." */
export function resultWords(
  verb: string,
  { written, refused, stopped, problem }: ManyResult,
  more: readonly string[],
): string {
  const did = written === 0 ? 'Nothing changed.' : `${verb} ${plural(written, 'cell', 'cells')}.`;
  const not =
    refused === 0
      ? []
      : [
          `${plural(refused, 'cell was', 'cells were')} refused and ${refused === 1 ? 'waits' : 'wait'} with the reason.`,
        ];
  return [
    did,
    ...(stopped ? ['Stopped.'] : []),
    ...(problem === undefined ? [] : [problem]),
    ...not,
    ...more,
  ].join(' ');
}

export function sayDone(verb: string, result: ManyResult, more: readonly string[] = []): void {
  const words = resultWords(verb, result, more);
  if (result.step === undefined) toast(words);
  else toastStep(words, result.step);
}
