// Whether a text is, or holds after its scheme, a plain host name, told character by character: a file may hold millions.

const isAlphanumeric = (code: number): boolean =>
  (code > 47 && code < 58) || (code > 96 && code < 123) || (code > 64 && code < 91);

/** Where the host ends that starts at `from`; -1 where it is none: labels of letters, digits and inner hyphens, the last with a letter first. */
function hostEnd(text: string, from: number): number {
  let labels = 0;
  let label = 0;
  let last = from;
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isAlphanumeric(code)) label += 1;
    else if (code === 45 && label > 0 && text.charCodeAt(at + 1) !== 46) label += 1;
    else if (code === 46 && label > 0 && label < 64) {
      labels += 1;
      label = 0;
      last = at + 1;
    } else break;
  }
  const isHost =
    labels > 0 && label > 1 && label < 64 && text.charCodeAt(last) > 57 && text.charCodeAt(at - 1) !== 45;
  return isHost && at - from < 250 ? at : -1;
}

export const isHost = (text: string): boolean => hostEnd(text, 0) === text.length;

/** `https://acme.com/de`, `www.acme.com/de`: a plain host, then perhaps a port and whatever belongs to a URL. */
export function isUrl(text: string): boolean {
  const scheme = text.indexOf('://');
  if (scheme !== -1 && !/^[a-z][a-z0-9+.-]*$/i.test(text.slice(0, scheme))) return false;
  const from = scheme === -1 ? 0 : scheme + 3;
  const end = hostEnd(text, from);
  if (end === -1) return false;
  if (end === text.length) return scheme !== -1;
  const after = text.charCodeAt(end);
  return (
    after === 47 ||
    after === 63 ||
    after === 35 ||
    (after === 58 && /^:\d{1,5}(\/|$)/.test(text.slice(end, end + 8)))
  );
}

/** One `@`, something before it and a plain host behind. */
export function isEmail(text: string): boolean {
  const at = text.indexOf('@');
  return at > 0 && at < 65 && text.charCodeAt(at - 1) !== 46 && hostEnd(text, at + 1) === text.length;
}
