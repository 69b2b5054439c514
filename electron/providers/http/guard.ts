// What a request may reach. Only https to the internet, unless a person said that the provider is one of their own; and then too
// no redirect leads from elsewhere into this machine or its network.
import { reachOf } from './address.ts';
import { notSecure, privateAddress } from './faults.ts';
import type { Guard, Resolve } from './pinned-lookup.ts';
import type { Wire } from './wire.ts';

export function guardOf(
  wire: Wire,
  first: Wire,
  { who, isLocalAllowed, resolve }: { who: string; isLocalAllowed: boolean; resolve: Resolve },
): Guard {
  const isOwn = isLocalAllowed && wire.url.origin === first.url.origin;
  const isSecure = wire.url.protocol === 'https:';
  return {
    who,
    resolve,
    refusal: (host, address) => {
      const reach = reachOf(address);
      if (reach === 'public') return isSecure ? null : notSecure(who);
      return reach === 'local' && isOwn ? null : privateAddress(who, host);
    },
  };
}
