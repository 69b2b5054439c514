// What an endpoint is: data that the server mounts, the client calls and the OpenAPI page prints.
// It must not know how a request travels.
import type { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import type { Permission } from '../permissions.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  /** `operationId` in OpenAPI; unique. */
  readonly name: string;
  readonly method: Method;
  /** Path with `:name` parameters. */
  readonly path: string;
  /** `null`: open to anyone, no key needed. */
  readonly permission: Permission | null;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** The whole JSON answer of a success, envelope included. */
  readonly answer: Answer;
  /** HTTP statuses of a success; the first is the usual one. */
  readonly statuses: readonly number[];
  /** Error codes beside those that every endpoint can give. */
  readonly errors: readonly ErrorCode[];
  /** True where an `Idempotency-Key` is honoured. */
  readonly idempotent: boolean;
};

type Options<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = Omit<
  Endpoint<P, Q, B, A>,
  'statuses' | 'errors' | 'idempotent'
> & { statuses?: readonly number[]; errors?: readonly ErrorCode[]; idempotent?: boolean };

/** Declares an endpoint; the defaults are: status 200, no own errors, not idempotent. */
export function defineEndpoint<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodType,
>(options: Options<P, Q, B, A>): Endpoint<P, Q, B, A> {
  return { statuses: [200], errors: [], idempotent: false, ...options };
}

type InputOf<S> = S extends z.ZodUndefined ? unknown : S extends z.ZodType ? z.input<S> : unknown;
type OutputOf<S> = S extends z.ZodUndefined ? undefined : S extends z.ZodType ? z.output<S> : undefined;

/** What a caller passes: only the parts that the endpoint has. */
export type CallInput<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _A>
    ? (P extends z.ZodUndefined ? unknown : { params: InputOf<P> }) &
        (Q extends z.ZodUndefined ? unknown : { query?: InputOf<Q> }) &
        (B extends z.ZodUndefined ? unknown : { body: InputOf<B> })
    : never;

/** What a caller gets back. */
export type CallAnswer<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer A> ? z.output<A> : never;

/** What a route's handler receives, parsed. */
export type Parsed<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _A>
    ? { params: OutputOf<P>; query: OutputOf<Q>; body: OutputOf<B> }
    : never;
