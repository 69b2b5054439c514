// A name that opens its record's page, whether it is a company or a person.
import { Link } from '@tanstack/react-router';

export const isEntityId = (id: string): boolean => /^(com|per)_/.test(id);

export function EntityLink({ id, children }: { id: string; children: string }) {
  return id.startsWith('per_') ? (
    <Link to="/people/$personId" params={{ personId: id }} title={children}>
      {children}
    </Link>
  ) : (
    <Link to="/companies/$companyId" params={{ companyId: id }} title={children}>
      {children}
    </Link>
  );
}
