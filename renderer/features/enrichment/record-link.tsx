// The name of an item, and the way to its record where it is one of the workspace.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EnrichItem } from '../../../shared/schema/enrichment.ts';

type Props = { item: Pick<EnrichItem, 'recordId'>; children: ReactNode };

export function RecordLink({ item: { recordId }, children }: Props) {
  if (recordId === null) return children;
  return recordId.startsWith('per_') ? (
    <Link to="/people/$personId" params={{ personId: recordId }}>
      {children}
    </Link>
  ) : (
    <Link to="/companies/$companyId" params={{ companyId: recordId }}>
      {children}
    </Link>
  );
}
