// The domain under which somebody registered the host of an e-mail address or URL: `jo@mail.acme.co.uk` → `acme.co.uk`.
import { getDomain } from 'tldts';
import { t } from '../../../../shared/messages/message.ts';
import { isFreeMailHost } from '../../../lib/free-mail-hosts.ts';
import { fault, quoted, type FieldFault } from '../../companies/field-result.ts';

/** Empty for a mailbox at a provider; several hosts in one text must agree. */
export function domainOf(text: string): string | FieldFault {
  const parts = text.split(/[;|,\s<>()]+/).filter((part) => part !== '');
  const named = parts.length > 1 ? parts.filter((part) => /[@.]/.test(part)) : parts;
  const found = new Set(named.map(hostDomain));
  if (found.has(null) || (found.size === 0 && parts.length > 0)) return noDomain(text);
  found.delete('');
  const [domain = '', ...others] = found;
  if (others.length === 0) return domain ?? '';
  return fault(
    'invalid_domain',
    t('{value} names several domains: {domains}. Keep one of them.', {
      value: quoted(text),
      domains: [...found].join(', '),
    }),
  );
}

function hostDomain(text: string): string | null {
  const at = text.lastIndexOf('@');
  const isMail = at !== -1 && !/^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const domain = getDomain(isMail ? text.slice(at + 1) : text, { allowPrivateDomains: true });
  if (domain === null) return null;
  return isMail && isFreeMailHost(domain) ? '' : domain;
}

const noDomain = (text: string): FieldFault =>
  fault(
    'invalid_domain',
    t('{value} holds no domain. Expected an address such as info@acme.com or https://acme.com.', {
      value: quoted(text),
    }),
  );
