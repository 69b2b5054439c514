// Relations and graphs for tests, made of a few letters: `holds('A', 'B', 60)`.
import type { Relation, RelationGraph, RelationNode } from '../../../shared/schema/relation.ts';

export const relation = (change: Partial<Relation> & Pick<Relation, 'subjectId' | 'objectId'>): Relation => ({
  id: `rel_${change.subjectId}_${change.objectId}_${change.kind ?? 'shareholder'}`,
  kind: 'shareholder',
  role: null,
  share: null,
  shareUpTo: null,
  from: null,
  to: null,
  isEnded: false,
  source: 'person',
  asOf: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  createdBy: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
  ...change,
});

export const holds = (subjectId: string, objectId: string, share: number | null = null): Relation =>
  relation({ subjectId, objectId, share });

export const node = (id: string, change: Partial<RelationNode> = {}): RelationNode => ({
  id,
  type: id.startsWith('per_') ? 'person' : 'company',
  name: `Name of ${id}`,
  countryCode: 'GB',
  depth: 0,
  more: 0,
  ...change,
});

export const graphOf = (
  nodes: readonly RelationNode[],
  relationships: readonly Relation[],
): RelationGraph => ({ entityId: nodes[0]?.id ?? '', nodes: [...nodes], relationships: [...relationships] });
