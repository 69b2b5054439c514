// An address of the LEI index as one text, in the order of its country.
import { z } from 'zod';
import { companyLimits } from '../../../shared/schema/company.ts';

export const leiAddress = z.looseObject({
  addressLines: z.array(z.string()).nullish(),
  city: z.string().nullish(),
  /** ISO 3166-2, such as `US-DE`. */
  region: z.string().nullish(),
  country: z.string().nullish(),
  postalCode: z.string().nullish(),
});
export type LeiAddress = z.infer<typeof leiAddress>;

const regionBeforePostcode = new Set(['US', 'CA', 'AU']);
const postcodeLast = new Set(['GB', 'IE', 'IN', 'SG', 'NZ']);

export function addressText(address: LeiAddress): string {
  const { addressLines, country } = address;
  const lines = [...(addressLines ?? []), ...townOf(address), country ?? ''];
  const text = lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join(', ');
  return text.slice(0, companyLimits.addresses);
}

function townOf({ city, region, country, postalCode }: LeiAddress): string[] {
  const [town, code] = [city ?? '', postalCode ?? ''];
  if (postcodeLast.has(country ?? '')) return [town, code];
  if (!regionBeforePostcode.has(country ?? '')) return [`${code} ${town}`];
  const state = region?.split('-')[1] ?? '';
  return [town, `${state} ${code}`];
}
