// The steps that a person chose for a column, made ready for a million cells. A step that cannot do its work on a cell says
// so: the row fails with the reason, the text is never passed on half done.
import type { CellStep } from '../../../../shared/schema/import-rules.ts';
import type { FieldFault } from '../../companies/field-result.ts';
import { domainOf } from './domain-of.ts';
import { toE164 } from './phone-number.ts';

/** `cell`: sees the whole text of a cell. `item`: in a list field each of its items. */
export type Step = { scope: 'cell' | 'item'; apply: (text: string) => string | FieldFault };

export const prepareStep = (step: CellStep): Step => ({
  scope: step.kind === 'split' || step.kind === 'replace' ? 'cell' : 'item',
  apply: applierOf(step),
});

function applierOf(step: CellStep): Step['apply'] {
  switch (step.kind) {
    case 'collapse_spaces':
      return (text) => text.replace(/\s+/g, ' ').trim();
    case 'case':
      return inCase[step.to];
    case 'split':
      return (text) => partOf(text, step.on, step.part);
    case 'replace':
      return (text) => text.replaceAll(step.find, () => step.with);
    case 'domain':
      return domainOf;
    case 'phone':
      return (text) => toE164(text, step.country);
  }
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
