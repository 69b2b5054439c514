// The steps that a person chose for a column, made ready for a million cells. A step that cannot do its work on a cell says
// so: the row fails with the reason, the text is never passed on half done.
import type { CellStep } from '../../../../shared/schema/import-rules.ts';
import type { FieldFault } from '../../companies/field-result.ts';
import { domainOf } from './domain-of.ts';
import { toE164 } from './phone-number.ts';

/** `cell`: sees the whole text of a cell. `item`: in a list field each of its items. */
export type Step = { scope: 'cell' | 'item'; apply: (text: string) => string | FieldFault };

type Makers = { [K in CellStep['kind']]: (step: Extract<CellStep, { kind: K }>) => Step['apply'] };

const makers: Makers = {
  collapse_spaces: () => (text) => text.replace(/\s+/g, ' ').trim(),
  case: ({ to }) => inCase[to],
  split:
    ({ on, part }) =>
    (text) =>
      partOf(text, on, part),
  replace:
    ({ find, with: by }) =>
    (text) =>
      text.replaceAll(find, () => by),
  domain: () => domainOf,
  phone:
    ({ country }) =>
    (text) =>
      toE164(text, country),
};

export function prepareStep<K extends CellStep['kind']>(step: Extract<CellStep, { kind: K }>): Step {
  const make: (step: Extract<CellStep, { kind: K }>) => Step['apply'] = makers[step.kind];
  return { scope: step.kind === 'split' || step.kind === 'replace' ? 'cell' : 'item', apply: make(step) };
}

const inCase: Record<Extract<CellStep, { kind: 'case' }>['to'], (text: string) => string> = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  title: (text) =>
    text.replace(/\p{L}[\p{L}\p{M}'’]*/gu, (word) => {
      const [first = ''] = word;
      return first.toUpperCase() + word.slice(first.length).toLowerCase();
    }),
};

/** A space stands for any white space. */
function partOf(text: string, on: string, part: number): string {
  const parts = text.trim().split(on === ' ' ? /\s+/ : on);
  return (parts.at(part > 0 ? part - 1 : part) ?? '').trim();
}
