// Which of a record's ids is a company number: eight signs, digits or a prefix such as `SC` before them.
import type { LookupInput } from '../provider.ts';

const form = /^(\d{8}|[A-Z]{2}\d{6}|R\d{7}|[A-Z]{2}\d{5}[A-Z])$/;

export function findCompanyNumber({ externalId, taxId }: LookupInput): string | null {
  for (const id of [externalId, taxId]) {
    const bare = id?.replaceAll(/\s/g, '').toUpperCase() ?? '';
    // Spreadsheets take the zeros away; what is shorter still is another system's id.
    const number = /^\d{6,7}$/.test(bare) ? bare.padStart(8, '0') : bare;
    if (form.test(number)) return number;
  }
  return null;
}
