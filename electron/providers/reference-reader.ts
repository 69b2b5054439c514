// What a provider may ask of the attached reference datasets.
import type { EntityType, Lookup } from './provider.ts';

export type ReferenceHit = {
  dataset: string;
  /** The values by field, in the form in which a PATCH takes them. */
  fields: Readonly<Record<string, unknown>>;
  facts: Readonly<Record<string, string>>;
  /** 0 to 1, and what it is made of. */
  confidence: number;
  evidence: readonly { what: string; score: number }[];
  /** The row as it stands in the file. */
  row: Readonly<Record<string, string>>;
};

export type ReferenceReader = {
  /** Of all datasets, or of those named; best first; several only where no one of them is clearly the best. */
  find: (lookup: Lookup, entity: EntityType, datasets?: readonly string[]) => ReferenceHit[];
};
