// What a provider of data is. One file each, `<code>.provider.ts`, beside this one: registry.ts finds it by its name, so that
// adding one touches that file and its test. Everything common (keys, limits, retries, budget, cache) lives elsewhere, once.
import type { z } from 'zod';
import type { CompanyField } from '../../shared/schema/company.ts';
import type { PlacedField } from '../../shared/schema/field-places.ts';
import type { NormalizedPart } from '../../shared/schema/normalized.ts';
import type { PersonField } from '../../shared/schema/person.ts';
import type { HttpClient } from './http/http-client.ts';
import type { ReferenceReader } from './reference-reader.ts';

export type EntityType = 'company' | 'person';

/** What is known of a record, normalised as the store keeps it; only what the provider names in `inputs` is handed over. */
export type LookupInput = {
  name?: string;
  /** ISO 3166-1 alpha-2. */
  countryCode?: string;
  domain?: string;
  taxId?: string;
  /** A registry's or another system's own id. */
  externalId?: string;
  emails?: readonly string[];
  phones?: readonly string[];
  urls?: readonly string[];
  addresses?: readonly string[];
  /** As domain/enrichment/professional-url.ts writes it. */
  professionalSocialMediaUrl?: string;
  fullName?: string;
  /** A person's first company. */
  companyName?: string;
  companyDomain?: string;
  /** Of People Data Labs. */
  pdlId?: string;
};
export type InputKey = keyof LookupInput;

export type Lookup = { id: string; entity: EntityType; input: LookupInput };

/** One reason why it is the same record, such as `{ what: 'domain', score: 0.6 }`; the scores add up to the confidence. */
export type Evidence = { what: string; score: number };

/**
 * `raw`: what the provider sent for this item, JSON, kept for whoever asks why. `costCents`: what it says that it took for it; never
 * counts as more than its price, which is what was reserved.
 */
export type Answer = { id: string; raw: unknown; costCents?: number } & (
  | {
      status: 'matched';
      /** 0 to 1. */
      confidence: number;
      /** All that it says, in the shape of all providers. */
      normalized: NormalizedPart;
      /**
       * The fields of the record that it has an offer for; absent: all that it says something of. Whoever reads no more than what was
       * asked says much that the record holds in that form already.
       */
      offers?: readonly PlacedField[];
      /** Of single fields that are less sure than the whole. */
      confidences?: Partial<Record<PlacedField, number>>;
      /** In words of its own, for people and for custom fields: most of it is no field of the record, such as `legalForm` or `lei`. */
      facts?: Readonly<Record<string, string>>;
      evidence: readonly Evidence[];
      /** When the provider says that it was true; ISO date. */
      asOf?: string;
    }
  | { status: 'no_match' }
  | { status: 'ambiguous'; candidates: readonly { name: string; confidence: number }[] }
  /** Of this item alone; a call that failed as a whole throws a ProviderError. */
  | { status: 'failed'; code: string; message: string; isRetryable: boolean }
);

export type ProviderContext = {
  /** Fires when the batch is stopped or the call has taken too long. */
  signal: AbortSignal;
  /** Held to the provider's rate, retries and size limits. An offline provider never uses it. */
  http: HttpClient;
  /** Its key; empty where it needs none. */
  key: string;
  /** What a person set for it, checked by `parseConfig`. */
  config: unknown;
  /** The attached reference datasets. */
  references: ReferenceReader;
};

/** What may hang on what a person set. */
export type AsSet = Pick<Provider, 'entities' | 'inputs' | 'fields' | 'facts' | 'costCents' | 'billed'>;

export type Provider = {
  /** As the wire names it, such as `companies-house`. */
  code: string;
  label: string;
  entities: readonly EntityType[];
  /** ISO 3166-1 alpha-2; `all`: any, and records without one. */
  countries: readonly string[] | 'all';
  /** Any one of these sets is enough to ask. */
  inputs: readonly (readonly InputKey[])[];
  /** False where it could not be asked by such values of them, such as by an id of another kind. Absent: any will do. */
  isEnough?: (input: LookupInput) => boolean;
  /** What it may give. */
  fields: readonly (CompanyField | PersonField)[];
  /** Of each kind, where it says less of one than of the other; absent: those of `fields` that such a record has. Read it with `fieldsGiven`. */
  fieldsBy?: Readonly<Record<EntityType, readonly (CompanyField | PersonField)[]>>;
  /** Names of the facts that it may tell of a company; a person may have them written to custom fields. */
  facts?: readonly string[];
  /** Of one lookup that is billed, in euro cents. */
  costCents: number;
  billed: 'never' | 'for a match' | 'for a lookup';
  /** Lookups in one call. */
  batchSize: number;
  /** Calls that the provider allows; null: it is not asked over a network. */
  rate: { calls: number; perMs: number } | null;
  needsKey: boolean;
  /** What a person may set, for a form; absent: nothing. */
  settings?: z.ZodType;
  /** Reads it; throws an AppError that says what is wrong. */
  parseConfig?: (config: unknown) => unknown;
  /**
   * What it is under what was set, as `parseConfig` gave it, or null for nothing; answers null where it cannot be asked before
   * something is set. Absent: it stays the same. Read it with `providerAsSet`.
   */
  asSet?: (config: unknown) => Partial<AsSet> | null;
  /** Which of it decides what a lookup costs or how it is waited for, and never what is answered. */
  besideAnswers?: readonly string[];
  /** In any order; one that is missing from the result counts as failed and may be asked again. */
  enrich: (batch: readonly Lookup[], context: ProviderContext) => Promise<Answer[]>;
};

/**
 * A call that failed as a whole. `refused`: 401, 402 or 403, the provider is paused until a person did something; `limited`: it
 * says when to come back; `passing`: worth another try; `final`: it will never work for these lookups.
 */
export type ProviderFailure =
  | { kind: 'refused'; status: number }
  | { kind: 'limited'; retryAfterMs: number }
  | { kind: 'passing'; retryAfterMs?: number }
  | { kind: 'final' };

export class ProviderError extends Error {
  readonly failure: ProviderFailure;
  /** Such as `timeout`, `not_json`, `too_large`, `private_address`. */
  readonly code: string;
  constructor(code: string, message: string, failure: ProviderFailure, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ProviderError';
    this.code = code;
    this.failure = failure;
  }
}
