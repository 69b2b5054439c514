// A query of companies as the store takes it: every field is one that exists, every value is of its field's kind. It is plain data, so
// that it can travel to the query thread.
import type { Collation } from '../../lib/collation.ts';
import type { FilterOperator } from '../../../shared/schema/company-filter.ts';
import type { SourceKind } from '../origins.ts';

/**
 * `choice` holds one of `choices`, `choices` a list of them; `texts` and `ids` are lists of texts; `time` is in milliseconds.
 * `uuid` and `actor` are the company's own id and who made it.
 */
export type FieldKind =
  | 'text'
  | 'number'
  | 'date'
  | 'time'
  | 'choice'
  | 'texts'
  | 'choices'
  | 'ids'
  | 'groups'
  | 'uuid'
  | 'actor';

export type QueryField = {
  /** A standard field, `groups`, `locks`, or a custom field's key. */
  key: string;
  kind: FieldKind;
  /** What may be chosen, as it is stored, in the order in which it is sorted. */
  choices?: readonly (string | number)[];
  /** Of `ids`: what they are the ids of. */
  refersTo?: 'user' | 'contact' | 'object';
};

export type QueryValue = string | number;

export type Condition =
  | { is: 'all' | 'any'; of: readonly Condition[] }
  | { is: 'field'; field: QueryField; operator: FilterOperator; values: readonly QueryValue[] };

export type QuerySource = {
  kind?: SourceKind | undefined;
  run?: string | undefined;
  actor?: string | undefined;
  key?: string | undefined;
  afterMs?: number | undefined;
  beforeMs?: number | undefined;
};

/** `collation`: of texts, where it is not the root order. */
export type QueryOrder = { field: QueryField; down: boolean; collation?: Collation | undefined };

export type StoreQuery = {
  where: Condition | null;
  sort: QueryOrder | null;
  q: string | null;
  importJob: string | null;
  source: QuerySource | null;
  /** True: some field is locked; false: none; or the key of the one. */
  locked: boolean | string | null;
  /** Custom fields whose texts `q` looks through. */
  textKeys: readonly string[];
};

export const wholeList: StoreQuery = {
  where: null,
  sort: null,
  q: null,
  importJob: null,
  source: null,
  locked: null,
  textKeys: [],
};
