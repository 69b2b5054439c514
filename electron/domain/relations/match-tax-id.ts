// The company of a tax id, whichever way it is written here and there. One number may be given out in several countries.
import { writtenTaxIds, type TaxOffice } from '../../lib/tax-id.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { ReadDb } from '../../store/database.ts';
import { companiesOfPlainTaxIds } from '../../store/parties.ts';

export type TaxMatcher = (office: TaxOffice) => StoredCompany | null;

/** `all`: every one that will be asked for. */
export function createTaxMatcher(db: ReadDb, all: readonly TaxOffice[]): TaxMatcher {
  const written = all.flatMap(writtenTaxIds);
  const found = written.length === 0 ? [] : companiesOfPlainTaxIds(db, written);
  return (office) => {
    const ways = writtenTaxIds(office);
    const companies = found
      .filter(({ taxId }) => ways.includes(taxId))
      .flatMap(({ uuid }) => findCompanyByUuid(db, uuid) ?? []);
    return ofCountry(companies, office.countryCode);
  };
}

/** Without a country it is one only where no other has the number. */
function ofCountry(companies: readonly StoredCompany[], countryCode: string | null): StoredCompany | null {
  const [only, ...others] = companies;
  return (
    companies.find(({ values }) => values.countryCode === countryCode) ??
    companies.find(({ values }) => values.countryCode === null) ??
    (countryCode === null && others.length === 0 && only ? only : null)
  );
}
