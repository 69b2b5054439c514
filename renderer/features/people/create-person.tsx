// The form for a new person is open while the address says so; it may name the company to begin with.
import { useQuery } from '@tanstack/react-query';
import { getCompany } from '../../../shared/contract/companies.ts';
import type { Person } from '../../../shared/schema/person.ts';
import { queryOf } from '../../api/query.ts';
import { PersonDialog } from './person-dialog.tsx';

type Props = {
  /** A company's id, or only that it is open. */
  create: string | true | undefined;
  onDone: (person: Person) => void;
  onClose: () => void;
};

export function CreatePerson({ create, onDone, onClose }: Props) {
  const companyId = typeof create === 'string' ? create : '';
  const company = useQuery({
    ...queryOf(getCompany, { params: { companyId } }),
    enabled: companyId !== '',
  });
  if (create === undefined || (companyId !== '' && company.isPending)) return null;
  const found = company.data?.data;
  const companies = found ? [{ id: found.id, name: found.name }] : [];
  return <PersonDialog person={null} companies={companies} onDone={onDone} onClose={onClose} />;
}
