// The domain under which somebody registered the host of an e-mail address or URL: `jo@mail.acme.co.uk` → `acme.co.uk`.
import { getDomain } from 'tldts';
import { fault, quoted, type FieldFault } from '../../companies/field-result.ts';

/** Hosts of mailboxes that anybody may have: they say nothing of the company. */
const mailProviders = new Set(
  (
    'gmail.com googlemail.com outlook.com outlook.de hotmail.com hotmail.de hotmail.fr hotmail.co.uk live.com msn.com ' +
    'yahoo.com yahoo.de yahoo.fr yahoo.co.uk yahoo.co.jp ymail.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.at ' +
    'gmx.ch gmx.com web.de t-online.de freenet.de posteo.de mail.de orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it ' +
    'virgilio.it tiscali.it proton.me protonmail.com pm.me mail.com mail.ru yandex.ru yandex.com bk.ru qq.com 163.com 126.com ' +
    'sina.com naver.com daum.net hanmail.net rediffmail.com wp.pl o2.pl onet.pl interia.pl seznam.cz btinternet.com ' +
    'comcast.net verizon.net zoho.com fastmail.com hey.com'
  ).split(' '),
);

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
    `${quoted(text)} names several domains: ${[...found].join(', ')}. Keep one of them.`,
  );
}

function hostDomain(text: string): string | null {
  const at = text.lastIndexOf('@');
  const isMail = at !== -1 && !/^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const domain = getDomain(isMail ? text.slice(at + 1) : text, { allowPrivateDomains: true });
  if (domain === null) return null;
  return isMail && mailProviders.has(domain) ? '' : domain;
}

const noDomain = (text: string): FieldFault =>
  fault(
    'invalid_domain',
    `${quoted(text)} holds no domain. Expected an address such as info@acme.com or https://acme.com.`,
  );
