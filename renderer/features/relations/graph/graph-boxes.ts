// What stands in a box of the graph: the name, cut where it is long, and below it the country and how many more there are.
import { locale, t } from '../../../../shared/messages/message.ts';
import type { RelationNode } from '../../../../shared/schema/relation.ts';

export type Box = {
  id: string;
  type: RelationNode['type'];
  name: string;
  second: string;
  /** The whole name. */
  full: string;
  isRoot: boolean;
};

const longest = 21;
const signs = new Intl.Segmenter(locale(), { granularity: 'grapheme' });

function cut(name: string): string {
  const letters = [...signs.segment(name)].map(({ segment }) => segment);
  return letters.length > longest
    ? `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : name;
}

export const boxOf = ({ id, type, name, countryCode, more }: RelationNode, rootId: string): Box => ({
  id,
  type,
  name: cut(name),
  second: [countryCode ?? '', more > 0 ? t('{n} more', { n: more }) : '']
    .filter((one) => one !== '')
    .join(' · '),
  full: name,
  isRoot: id === rootId,
});
