// Looks a name up once for each connection and hands over only what was checked, so that no second look-up can lead elsewhere.
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { ProviderError } from '../provider.ts';

export type Resolve = (
  host: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export const systemResolve: Resolve = (host, done) => systemLookup(host, { all: true }, done);

export type Guard = {
  who: string;
  resolve: Resolve;
  /** Null: it may be reached. */
  refusal: (host: string, address: string) => ProviderError | null;
};

/** One address out of bounds is enough to refuse a name: it is none that a vendor would have. */
export const pinnedLookup =
  ({ resolve, refusal }: Guard): LookupFunction =>
  (host, options, callback) => {
    resolve(host, (error, found) => {
      const addresses = error ? [] : found;
      const refused = addresses.map(({ address }) => refusal(host, address)).find((one) => one !== null);
      const failure = error ?? refused;
      const [first] = addresses;
      if (failure || !first) callback(failure ?? nothingFound(host), '', 0);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };

const nothingFound = (host: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`There is no address of ${host}`), { code: 'ENOTFOUND' });

/** An address in figures is never looked up. */
export function checkLiteral({ hostname }: URL, { refusal }: Guard): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  const refused = isIP(host) === 0 ? null : refusal(host, host);
  if (refused) throw refused;
}
