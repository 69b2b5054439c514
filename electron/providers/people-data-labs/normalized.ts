// What People Data Labs tells in the shape of all providers. Of a company's relatives they name no more than their own ids.
import type { NormalizedPart } from '../../../shared/schema/normalized.ts';
import { known } from '../registers/normalized.ts';
import { countOf, objectOf, sentence, textOf, textsOf, type Raw } from './values.ts';

const identifiers = (data: Raw) => known({ pdlId: textOf(data['id']) });

export const normalizedPerson = (data: Raw): NormalizedPart => ({ identifiers: identifiers(data) });

export const normalizedCompany = (data: Raw): NormalizedPart => ({
  identity: known({ tradingNames: textsOf(data['alternative_names']) }),
  activity: known({ codes: [...codesOf(data, 'naics', 'NAICS'), ...codesOf(data, 'sic', 'SIC')] }),
  size: known({ employees: countOf(data['employee_count']) }),
  identifiers: identifiers(data),
});

/** Each says the broader groups first. */
const labels = ['national_industry', 'naics_industry', 'industry_sector', 'industry_group'];

function codesOf(data: Raw, kind: 'naics' | 'sic', scheme: string) {
  const list: unknown = data[kind];
  return (Array.isArray(list) ? list : []).map(objectOf).flatMap((one) => {
    const code = textOf(one[`${kind}_code`]);
    const label = labels.map((name) => textOf(one[name])).find((text) => text !== null);
    return code === null ? [] : [{ scheme, code, ...(label && { label: sentence(label) }) }];
  });
}
