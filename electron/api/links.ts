// The link to a list's next page.

/** The request's own address with the cursor of the next page; empty on the last page. */
export function nextLink(request: Request, cursor: string | null): { nextLink?: string } {
  if (cursor === null) return {};
  const url = new URL(request.url);
  url.searchParams.set('cursor', cursor);
  return { nextLink: url.href };
}
