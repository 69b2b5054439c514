// The window's one origin. Whatever is not from here is a stranger.
export const SCHEME = 'app';
export const HOST = 'workbench';
export const ORIGIN = `${SCHEME}://${HOST}`;

export function isOwnUrl(url: string | undefined): boolean {
  if (!url || !URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${SCHEME}:` && host === HOST && username === '' && password === '';
}

/** What the person's own browser or mail program may be handed. */
export function isSafeExternal(url: string): boolean {
  return URL.canParse(url) && ['https:', 'mailto:'].includes(new URL(url).protocol);
}
