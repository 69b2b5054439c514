/** `pagination` of a list: the link to the next page, or nothing on the last. Every other part of the query stays. */
export function nextLink(request: Request, cursor: string | null): { nextLink?: string } {
  if (cursor === null) return {};
  const url = new URL(request.url);
  url.searchParams.set('cursor', cursor);
  return { nextLink: `${url.pathname}${url.search}` };
}
