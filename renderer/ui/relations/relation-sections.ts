// Relations by what the others are to the one that is looked at; what is between others comes last.
import { t } from '../../../shared/messages/message.ts';
import type { Relation, RelationKind } from '../../../shared/schema/relation.ts';

export type Section = {
  label: string;
  /** Whose name stands before it; null: both. */
  other: ((relation: Relation) => string) | null;
  relations: Relation[];
};

type Side = 'subject' | 'object';
type Direct = { label: string; kind: RelationKind; side: Side };

/** `side`: what the one that is looked at is. */
const direct: readonly Direct[] = [
  { label: t('Shareholders'), kind: 'shareholder', side: 'object' },
  { label: t('Officers'), kind: 'officer', side: 'object' },
  { label: t('Parents'), kind: 'parent', side: 'object' },
  { label: t('Holdings'), kind: 'shareholder', side: 'subject' },
  { label: t('Offices held'), kind: 'officer', side: 'subject' },
  { label: t('Subsidiaries'), kind: 'parent', side: 'subject' },
];

/** What somebody is to the one that is looked at (`in`), or what this is to them, as a heading. */
export function sideLabel(kind: RelationKind, direction: 'in' | 'out'): string {
  const side = direction === 'in' ? 'object' : 'subject';
  return direct.find((one) => one.kind === kind && one.side === side)?.label ?? '';
}

/** The largest share first, what is over last. */
const byWeight = (a: Relation, b: Relation): number =>
  Number(a.isEnded) - Number(b.isEnded) || (b.share ?? -1) - (a.share ?? -1);

export function sectionsOf(relations: readonly Relation[], entityId: string): Section[] {
  const rest = new Set(relations);
  const sections: Section[] = direct.map(({ label, kind, side }) => {
    const own = [...rest].filter(
      (one) => one.kind === kind && (side === 'object' ? one.objectId : one.subjectId) === entityId,
    );
    for (const one of own) rest.delete(one);
    return {
      label,
      other: (one) => (side === 'object' ? one.subjectId : one.objectId),
      relations: own.sort(byWeight),
    };
  });
  const between = { label: t('Between others'), other: null, relations: [...rest].sort(byWeight) };
  return [...sections, between].filter(({ relations: some }) => some.length > 0);
}
