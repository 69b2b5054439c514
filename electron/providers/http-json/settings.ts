// What a person sets for a provider of their own: where to ask, with what, and where in the answer each field is.
import { z } from 'zod';
import { t } from '../../../shared/messages/message.ts';
import { entityTypes } from '../../../shared/schema/enrichment.ts';
import { mappedFields, templateKeys } from '../../../shared/schema/http-json.ts';
import { faultOfPath } from './json-path.ts';
import { namesIn, namesInBody } from './template.ts';

const path = z
  .string()
  .min(1)
  .max(500)
  .superRefine((text, context) => {
    const message = faultOfPath(text);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

/** The host stands fast: what a record holds never decides who is asked. */
const isTemplate = (text: string): boolean =>
  /^https?:\/\/[^\s/\\?#@{}]+[/?]/.test(text) && URL.canParse(text.replace(/\{\w+\}/g, 'x'));

const url = z
  .string()
  .max(2048)
  .superRefine((text, context) => {
    const say = (message: string) => context.addIssue({ code: 'custom', message });
    if (!isTemplate(text))
      say(
        t('Send a whole web address whose host is fixed, such as {example}.', {
          example: 'https://api.example.com/companies/{domain}',
        }),
      );
    const fault = unknownIn(namesIn(text));
    if (fault !== null) say(fault);
  });

const longestBody = 20_000;

/** Sent with POST, as JSON. */
const body = z.json().superRefine((json, context) => {
  const say = (message: string) => context.addIssue({ code: 'custom', message });
  if (JSON.stringify(json).length > longestBody)
    say(t('Send at most {longest, number} characters.', { longest: longestBody }));
  const fault = unknownIn(namesInBody(json));
  if (fault !== null) say(fault);
});

const known = templateKeys.join(', ');

function unknownIn(names: readonly string[]): string | null {
  const name = names.find((one) => !templateKeys.some((key) => key === one));
  return name === undefined ? null : t('Nothing is called "{name}". There are: {known}.', { name, known });
}

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
    /** JSON with names in braces in its texts; absent: it is asked with GET. */
    body: body.optional(),
    /** It is the record only where this finds something that is neither empty nor `false`. */
    match: path.optional(),
    fields: z.record(z.string(), path).default({}),
    /** Values that no field of the record holds, under names of one's own, for custom fields. */
    facts: z.record(z.string().trim().min(1).max(100), path).default({}),
    confidence: z.number().min(0.01).max(1).default(0.7),
    /** What its owner pays for a lookup, in euro cents, so that a budget can count it. */
    costCents: z.number().int().min(0).max(100_000).default(0),
    billed: z.enum(['for a match', 'for a lookup']).default('for a lookup'),
  })
  .superRefine(({ entity, fields, facts, ...set }, context) => {
    if (namesIn(set.url).length + namesInBody(set.body).length === 0) {
      const message = t('Name at least one of these in braces: {known}. The record is asked for by it.', {
        known,
      });
      context.addIssue({ code: 'custom', path: ['url'], message });
    }
    const ofEntity: readonly string[] = mappedFields[entity];
    if (Object.keys(fields).length + Object.keys(facts).length === 0)
      context.addIssue({ code: 'custom', path: ['fields'], message: t('Say where at least one field is.') });
    for (const name of Object.keys(fields).filter((field) => !ofEntity.includes(field))) {
      const message = t('Nothing is called "{name}". There are: {known}.', {
        name,
        known: ofEntity.join(', '),
      });
      context.addIssue({ code: 'custom', path: ['fields', name], message });
    }
    for (const name of Object.keys(facts).filter((fact) => ofEntity.includes(fact))) {
      const message = t('The record has a field called {name}. Say where it is under fields.', { name });
      context.addIssue({ code: 'custom', path: ['facts', name], message });
    }
  });

export type HttpJsonSettings = z.output<typeof httpJsonSettings>;
