// What an entry of a list is called, whole sentence by whole sentence: languages bend their nouns differently.
import { t } from '../../../../../shared/messages/message.ts';
import type { ListEntry } from '../columns/grid-column.ts';

type Noun = ListEntry | undefined;

export const listWords = {
  primary: (noun: Noun): string =>
    t(
      '{noun, select, address {Primary address} email {Primary email} phone {Primary phone} ' +
        'URL {Primary URL} tag {Primary tag} other {Primary entry}}',
      { noun },
    ),
  entry: (noun: Noun, n: number): string =>
    t('{noun, select, address {address} email {email} phone {phone} URL {URL} tag {tag} other {entry}} {n}', {
      noun,
      n,
    }),
  remove: (noun: Noun, n: number): string =>
    t(
      'Remove {noun, select, address {address} email {email} phone {phone} URL {URL} tag {tag} other {entry}} {n}',
      { noun, n },
    ),
  add: (noun: Noun): string =>
    t(
      '{noun, select, address {Add an address} email {Add an email} phone {Add a phone} ' +
        'URL {Add an URL} tag {Add a tag} other {Add an entry}}',
      { noun },
    ),
} as const;
