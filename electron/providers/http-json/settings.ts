// What a person sets for a provider of their own: where to ask, with what, and where in the answer each field is.
import { compile } from 'json-p3';
import { z } from 'zod';
import { t } from '../../../shared/messages/message.ts';
import { companyFields } from '../../../shared/schema/company.ts';
import { entityTypes } from '../../../shared/schema/enrichment.ts';
import { personFields } from '../../../shared/schema/person.ts';
import type { InputKey } from '../provider.ts';
import { namesIn } from './template.ts';

/** What a template may name; of a list the first. */
export const templateKeys = [
  'name',
  'countryCode',
  'domain',
  'taxId',
  'externalId',
  'emails',
  'phones',
  'professionalSocialMediaUrl',
  'fullName',
  'companyName',
  'companyDomain',
] as const satisfies readonly InputKey[];

/** Those that stand in an answer as text; a person's companies are records. */
export const mappedFields = {
  company: companyFields,
  person: personFields.filter((field) => field !== 'companies'),
};

const path = z
  .string()
  .min(1)
  .max(500)
  .superRefine((text, context) => {
    try {
      compile(text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : '';
      const message = t('This is no JSONPath ({reason}). Write one such as {example}.', {
        reason,
        example: '$.company.name',
      });
      context.addIssue({ code: 'custom', message });
    }
  });

/** The host stands fast: what a record holds never decides who is asked. */
const isTemplate = (text: string): boolean =>
  /^https?:\/\/[^\s/\\?#@{}]+[/?]/.test(text) && URL.canParse(text.replace(/\{\w+\}/g, 'x'));

const url = z
  .string()
  .max(2048)
  .superRefine((text, context) => {
    const names = namesIn(text);
    const say = (message: string) => context.addIssue({ code: 'custom', message });
    if (!isTemplate(text))
      say(
        t('Send a whole web address whose host is fixed, such as {example}.', {
          example: 'https://api.example.com/companies/{domain}',
        }),
      );
    const known = templateKeys.join(', ');
    const unknown = names.find((name) => !templateKeys.some((key) => key === name));
    if (unknown !== undefined)
      say(t('Nothing is called "{name}". There are: {known}.', { name: unknown, known }));
    else if (names.length === 0)
      say(t('Name at least one of these in braces: {known}. The record is asked for by it.', { known }));
  });

const forbidden = /^(?:host|connection|content-length|transfer-encoding|upgrade|te|trailer)$/i;

const headers = z
  .record(
    z
      .string()
      .regex(/^[\w!#$%&'*+.^`|~-]{1,100}$/)
      .refine((name) => !forbidden.test(name)),
    z
      .string()
      .max(2000)
      .regex(/^[\x20-\x7e]*$/),
  )
  .default({});

export const httpJsonSettings = z
  .strictObject({
    entity: z.enum(entityTypes),
    url,
    /** `{key}` in a value stands for the key. */
    headers,
    /** It is the record only where this finds something that is neither empty nor `false`. */
    match: path.optional(),
    fields: z.record(z.string(), path),
    confidence: z.number().min(0.01).max(1).default(0.7),
  })
  .superRefine(({ entity, fields }, context) => {
    const known: readonly string[] = mappedFields[entity];
    if (Object.keys(fields).length === 0)
      context.addIssue({ code: 'custom', path: ['fields'], message: t('Say where at least one field is.') });
    for (const name of Object.keys(fields).filter((field) => !known.includes(field))) {
      const message = t('Nothing is called "{name}". There are: {known}.', { name, known: known.join(', ') });
      context.addIssue({ code: 'custom', path: ['fields', name], message });
    }
  });

export type HttpJsonSettings = z.output<typeof httpJsonSettings>;
