// What likeness is judged by, of a million companies and more: as bytes in a row, for as many objects would take ten times the room.
import type { Candidate } from './likeness.ts';

export type CandidateArena = {
  /** Answers its place: 0, 1, 2 … */
  add(candidate: Candidate): number;
  at(place: number): Candidate;
  size(): number;
};

const chunkBytes = 4 * 1024 ** 2;
const between = '\u001f';

export function createCandidateArena(): CandidateArena {
  const chunks: Buffer[] = [];
  let used = chunkBytes;
  let count = 0;
  /** For each company its number, and where its text begins and ends. */
  let places = new Float64Array(3 * 1024);

  const roomFor = (bytes: number): Buffer => {
    const last = chunks.at(-1);
    if (last && used + bytes <= chunkBytes) return last;
    used = 0;
    const fresh = Buffer.allocUnsafeSlow(Math.max(chunkBytes, bytes));
    chunks.push(fresh);
    return fresh;
  };

  return {
    add({ no, core, form, domain, country }) {
      const text = [core, form, domain ?? '', country ?? ''].join(between);
      const chunk = roomFor(text.length * 3);
      const begin = used;
      used += chunk.write(text, begin, 'utf8');
      if ((count + 1) * 3 > places.length) {
        const grown = new Float64Array(places.length * 2);
        grown.set(places);
        places = grown;
      }
      const from = (chunks.length - 1) * chunkBytes;
      places.set([no, from + begin, from + used], count * 3);
      return count++;
    },
    at(place) {
      const begin = places[place * 3 + 1] ?? 0;
      const chunk = Math.floor(begin / chunkBytes);
      const from = chunk * chunkBytes;
      const end = places[place * 3 + 2] ?? 0;
      const text = chunks[chunk]?.toString('utf8', begin - from, end - from) ?? '';
      const [core = '', form = '', domain = '', country = ''] = text.split(between);
      const no = places[place * 3] ?? 0;
      return {
        no,
        core,
        form,
        domain: domain === '' ? null : domain,
        country: country === '' ? null : country,
      };
    },
    size: () => count,
  };
}
