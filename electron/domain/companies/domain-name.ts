// Host names: what people paste (a URL, "www.", a port) becomes the bare, lower-case, punycode host.
import { domainToASCII } from 'node:url';
import { t } from '../../../shared/messages/message.ts';
import { companyLimits } from '../../../shared/schema/company.ts';
import { fault, fine, quoted, type FieldResult } from './field-result.ts';

/** Labels of 1 … 63 letters, digits and inner hyphens, at least two of them, the last not a number. */
const hostName = /^(?:(?!-)[a-z0-9-]{1,63}(?<!-)\.)+(?!-)(?!\d+$)[a-z0-9-]{1,63}(?<!-)$/;
/** What nearly every cell of a big file holds; the long way round gives the same. */
const usual = /^(?:https?:\/\/)?((?:(?!-)[a-z0-9-]{1,63}(?<!-)\.)+(?!-)(?!\d+\/?$)[a-z0-9-]{1,63}(?<!-))\/?$/;

/** `https://www.Acme.de:8080/de` → `acme.de`. Addresses, single words and numbers are refused. */
export function parseDomain(raw: string): FieldResult<string> {
  const host = usual.exec(raw)?.[1];
  return host !== undefined && host.length <= companyLimits.domain ? fine(withoutWww(host)) : parseAny(raw);
}

function parseAny(raw: string): FieldResult<string> {
  const host = bareHost(raw.trim());
  const ascii = isPlainHost(host) ? host : domainToASCII(host);
  const name = withoutWww(ascii);
  if (isHostName(name)) return fine(name);
  return fault('invalid_domain', why(raw.trim(), quoted(raw)));
}

function bareHost(text: string): string {
  const afterScheme = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/^\/\//, '');
  const end = afterScheme.search(/[/?#\\]/);
  const authority = end === -1 ? afterScheme : afterScheme.slice(0, end);
  return authority
    .replace(/:\d{0,5}$/, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

const isPlainHost = (host: string): boolean => /^[a-z0-9.-]+$/.test(host);

function withoutWww(host: string): string {
  if (!host.startsWith('www')) return host;
  const rest = host.replace(/^www\d?\./, '');
  return rest.includes('.') ? rest : host;
}

const isHostName = (host: string): boolean => host.length <= companyLimits.domain && hostName.test(host);

function why(text: string, value: string): string {
  if (/\s/.test(text))
    return t('{value} is no host name: it has a space. Expected a form like acme.com.', { value });
  if (text.includes('@'))
    return t('{value} is no host name: it is an e-mail address. Expected a form like acme.com.', { value });
  if (/^\d+(\.\d+){3}/.test(text))
    return t('{value} is no host name: it is an IP address. Expected a form like acme.com.', { value });
  if (!text.includes('.'))
    return t('{value} is no host name: it has no dot. Expected a form like acme.com.', { value });
  return t('{value} is no host name. Expected a form like acme.com.', { value });
}
