// The order of texts that a request asks for by its language.
import { collationOf, type Collation } from '../lib/collation.ts';

export const askedCollation = (request: Request): Collation =>
  collationOf(request.headers.get('accept-language'));
