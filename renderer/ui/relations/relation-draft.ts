// A relation as it is typed: what it becomes when it is sent.
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { Relation, RelationInput, RelationPatch } from '../../../shared/schema/relation.ts';
import { t } from '../../../shared/messages/message.ts';
import { numberOf } from '../../lib/number-of.ts';
import type { Picked } from '../entities/entity-picker.tsx';

/** What the other one is to this one; with `out`, what this one is to the other one. */
export type Role = 'shareholder' | 'officer' | 'parent' | 'subsidiary' | 'holding' | 'office';

export type RelationDraft = {
  role: Role;
  other: Picked | null;
  office: string;
  /** A text as long as it is no number, such as `12.`. */
  share: number | string;
  shareUpTo: number | string;
  from: string;
  to: string;
};

type RoleOf = { label: string; kind: RelationInput['kind']; out: boolean; others: readonly EntityType[] };

const either = ['company', 'person'] as const;

export const roles: Record<Role, RoleOf> = {
  shareholder: { label: t('A shareholder'), kind: 'shareholder', out: false, others: either },
  officer: { label: t('An officer'), kind: 'officer', out: false, others: either },
  parent: { label: t('A parent'), kind: 'parent', out: false, others: ['company'] },
  subsidiary: { label: t('A subsidiary'), kind: 'subsidiary', out: false, others: ['company'] },
  holding: { label: t('A company it holds shares of'), kind: 'shareholder', out: true, others: ['company'] },
  office: { label: t('A company it is an officer of'), kind: 'officer', out: true, others: ['company'] },
};

/** A person is owned by nobody. */
export const rolesOf = (type: EntityType): Role[] =>
  type === 'person'
    ? ['holding', 'office']
    : ['shareholder', 'officer', 'parent', 'subsidiary', 'holding', 'office'];

export const emptyDraft = (type: EntityType): RelationDraft => ({
  role: type === 'person' ? 'holding' : 'shareholder',
  other: null,
  office: '',
  share: '',
  shareUpTo: '',
  from: '',
  to: '',
});

export const draftOf = (relation: Relation, entityId: string, other: Picked): RelationDraft => ({
  role: roleOf(relation, entityId),
  other,
  office: relation.role ?? '',
  share: relation.share ?? '',
  shareUpTo: relation.shareUpTo ?? '',
  from: relation.from ?? '',
  to: relation.to ?? '',
});

function roleOf({ kind, objectId }: Relation, entityId: string): Role {
  const isIn = objectId === entityId;
  if (kind === 'shareholder') return isIn ? 'shareholder' : 'holding';
  if (kind === 'officer') return isIn ? 'officer' : 'office';
  return isIn ? 'parent' : 'subsidiary';
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function valuesOf({ role, office, share, shareUpTo, from, to }: RelationDraft): RelationPatch {
  const isOfficer = roles[role].kind === 'officer';
  return {
    ...(isOfficer ? { role: orNull(office) } : { share: numberOf(share), shareUpTo: numberOf(shareUpTo) }),
    from: orNull(from),
    to: orNull(to),
  };
}

/** What was changed since it was opened, and nothing else: the rest may have been changed elsewhere meanwhile. */
export function patchOf(opened: RelationDraft, draft: RelationDraft): RelationPatch {
  const before = valuesOf(opened);
  const { role, share, shareUpTo, from, to } = valuesOf(draft);
  return {
    ...(role !== before.role && { role }),
    ...(share !== before.share && { share }),
    ...(shareUpTo !== before.shareUpTo && { shareUpTo }),
    ...(from !== before.from && { from }),
    ...(to !== before.to && { to }),
  };
}

/** Null as long as nobody is chosen. */
export const inputOf = (draft: RelationDraft): RelationInput | null =>
  draft.other && {
    kind: roles[draft.role].kind,
    direction: roles[draft.role].out ? 'out' : 'in',
    entityId: draft.other.id,
    ...valuesOf(draft),
  };
