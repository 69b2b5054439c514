// A name that opens its record, whether it is a company or a person.
import { Link } from '@tanstack/react-router';

export function EntityLink({ id, children }: { id: string; children: string }) {
  const props = { title: children, search: { record: id } };
  return id.startsWith('per_') ? (
    <Link to="/people" {...props}>
      {children}
    </Link>
  ) : (
    <Link to="/companies" {...props}>
      {children}
    </Link>
  );
}
