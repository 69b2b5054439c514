import { nextLink as linkTo } from './cursor.ts';

/** `pagination` of a list: the link to the next page, or nothing on the last. */
export const nextLink = (request: Request, cursor: string | null): { nextLink?: string } =>
  cursor === null ? {} : { nextLink: linkTo(request, cursor) };
