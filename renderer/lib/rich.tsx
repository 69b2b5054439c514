// A text of the catalogue with elements in it: `rich('Delete <b>{name}</b>?', { b: bold, name })`.
import { Fragment, type ReactNode } from 'react';
import { parts } from '../../shared/messages/message.ts';

type Wrap = (children: ReactNode) => ReactNode;

/** `<b>…</b>` calls the value `b` with what stands between; any other value may be an element. */
export function rich(message: string, values: Readonly<Record<string, ReactNode | Wrap>>): ReactNode {
  const wrapped = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'function' ? (children: readonly ReactNode[]) => value(keyed(children)) : value,
    ]),
  );
  return keyed(parts<ReactNode>(message, wrapped as never));
}

// The pieces of one text never change their order.
const keyed = (pieces: readonly ReactNode[]): ReactNode =>
  pieces.map((piece, at) => <Fragment key={String(at)}>{piece}</Fragment>);
