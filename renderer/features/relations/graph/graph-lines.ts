// What is drawn between two boxes: one line for all that one is to the other.
import type { Relation, RelationKind } from '../../../../shared/schema/relation.ts';
import { lineWords } from '../../../ui/relations/relation-words.ts';

export type Line = {
  id: string;
  from: string;
  to: string;
  label: string;
  /** Who holds shares outranks who is a parent, and this who is an officer. */
  kind: RelationKind;
  isEnded: boolean;
};

const order: readonly RelationKind[] = ['shareholder', 'parent', 'officer'];

export function linesOf(relations: readonly Relation[]): Line[] {
  const pairs = new Map<string, Relation[]>();
  for (const relation of relations) {
    const key = `${relation.subjectId} ${relation.objectId}`;
    pairs.set(key, [...(pairs.get(key) ?? []), relation]);
  }
  return [...pairs.entries()].map(([id, all]) => lineOf(id, all));
}

function lineOf(id: string, all: readonly Relation[]): Line {
  const current = all.filter(({ isEnded }) => !isEnded);
  const told = current.length > 0 ? current : all;
  const kind = order.find((one) => told.some((relation) => relation.kind === one)) ?? 'shareholder';
  const [from = '', to = ''] = id.split(' ');
  return { id, from, to, kind, label: lineWords(told), isEnded: current.length === 0 };
}
