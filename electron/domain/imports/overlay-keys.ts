// Uniqueness keys of a dry run: those of the store in memory, those of the rows so far added to them. A company that a key
// leads to is brought into the scratch store before anybody reads it.
import { countStoredKeys, eachStoredKey } from '../../store/company-key-runs.ts';
import type { Overlay } from '../../store/overlay.ts';
import type { KeyWriter } from '../companies/write-company.ts';
import { createKeyMap } from './key-map.ts';

export function createOverlayKeys(overlay: Overlay): KeyWriter {
  const { stored } = overlay;
  const map = createKeyMap(countStoredKeys(stored));
  eachStoredKey(stored, (hash, companyNo) => map.add(hash, companyNo));
  return {
    find(hash) {
      const hits = map.find(hash);
      for (const companyNo of hits) overlay.bringIn(companyNo);
      return hits;
    },
    insert: (hash, companyNo) => map.add(hash, companyNo),
    // Hits are confirmed, so a key that no longer holds may stay.
    remove: () => undefined,
  };
}
