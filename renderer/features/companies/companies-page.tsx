// The list of companies.
import { Page, PageHeader } from '../../ui/page.tsx';

export function CompaniesPage() {
  return (
    <Page>
      <PageHeader title="Companies" />
    </Page>
  );
}
