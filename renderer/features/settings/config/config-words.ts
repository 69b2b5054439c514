// What the settings of providers are called, and what there is to know of each. One that is not known here stands by its own name.
import { t, tc } from '../../../../shared/messages/message.ts';

type Words = { label: string; hint?: string };

const words: Readonly<Record<string, Words>> = {
  baseUrl: { label: t('Address of the service'), hint: t('For a mirror or a proxy.') },
  relations: { label: t('Parents and children'), hint: t('Without them a company takes fewer requests.') },
  people: { label: t('Officers, and persons with significant control') },
  minLikelihood: { label: t('Least likelihood, 1 to 10'), hint: t('What is less likely is not billed.') },
  environment: { label: t('Environment'), hint: t('In “test” answers are made up and cost nothing.') },
  pollMs: { label: t('Milliseconds before a batch is looked at') },
  datasets: { label: t('Only these datasets, by name') },
  entity: { label: t('What it knows') },
  url: {
    label: t('Address'),
    hint: t('With names in braces, such as {example}', {
      example: 'https://api.example.com/companies/{domain}',
    }),
  },
  headers: {
    label: t('Headers'),
    hint: t('{key} in a value stands for the key. Nothing else here is kept secret.', { key: '{key}' }),
  },
  body: { label: t('Body, JSON'), hint: t('Sent by POST, with names in braces. Empty: it is asked by GET.') },
  match: {
    label: t('It is the record only where this finds something'),
    hint: t('JSONPath, such as {example}', { example: '$.results[0].id' }),
  },
  fields: {
    label: t('Fields, and where each is'),
    hint: t('JSONPath, such as {example}', { example: '$.results[0].name' }),
  },
  facts: { label: t('What no field holds, for custom fields') },
  confidence: { label: t('Confidence of a match, 0.01 to 1') },
  costCents: { label: t('Price of a lookup, in cents') },
  billed: { label: t('What is billed') },
};

export const wordsOf = (name: string): Words => words[name] ?? { label: name };

const choices: Readonly<Record<string, string>> = {
  company: t('Companies'),
  person: t('People'),
  'for a match': t('a match'),
  'for a lookup': t('a lookup'),
  all: tc('relations', 'All'),
  parents: t('Parents only'),
  none: tc('relations', 'None'),
  live: t('live'),
  test: t('test'),
};

export const choiceWords = (choice: string): string => choices[choice] ?? choice;
