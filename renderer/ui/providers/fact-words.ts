// What providers call their facts, in words; a column of a person's own file is called as it is.
import { t } from '../../../shared/messages/message.ts';
import { factLabel } from '../../../shared/schema/profile-facts.ts';

const words: Readonly<Record<string, string>> = {
  lei: t('LEI'),
  leiStatus: t('Status of the LEI'),
  leiRenewal: t('LEI to be renewed by'),
  otherNames: t('Other names'),
  formerNames: t('Former names'),
  alternativeNames: t('Other names'),
  alternativeDomains: t('Other domains'),
  legalFormCode: t('Code of the legal form'),
  category: t('Category'),
  statusDetail: t('Status in detail'),
  dissolvedOn: t('Dissolved on'),
  dissolvedBecause: t('Reason of the dissolution'),
  insolvency: t('Insolvency'),
  bic: t('BIC'),
  directParent: t('Direct parent'),
  ultimateParent: t('Ultimate parent'),
  children: t('Subsidiaries'),
  childCount: t('Number of subsidiaries'),
  sicCodes: t('SIC codes'),
  personsWithSignificantControl: t('Persons with significant control'),
  pdlId: t('Id at People Data Labs'),
  companyType: t('Kind of company'),
  ticker: t('Ticker symbol'),
  fundingStage: t('Funding stage'),
  inferredRevenue: t('Estimated revenue'),
  registrableDomain: t('Registrable domain'),
  publicSuffix: t('Public suffix'),
  dataset: t('Dataset'),
};

export const factWords = (name: string): string =>
  (Object.hasOwn(words, name) ? words[name] : factLabel(name)) ?? name;
