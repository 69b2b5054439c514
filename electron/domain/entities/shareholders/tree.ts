// Who owns whom, as the providers of one run named them: every entity once, however many ways lead to it.
import { bareTaxId } from '../../../lib/tax-id.ts';
import { nameKey } from '../../matching/company-key.ts';
import type { NamedParty } from '../../relations/named-relations.ts';
import type { ItemTold } from '../refresh/told-by.ts';

export type TreeNode = {
  /** 0: who is refreshed. */
  depth: number;
  party: NamedParty;
  /** The record that it is; null: none yet. */
  record: Buffer | null;
  /** Null: nobody was asked about it. */
  said: ItemTold | null;
  /** Who holds it, as it is named there. */
  holders: { party: NamedParty; node: TreeNode }[];
  /** More hold it than one run takes. */
  isCut: boolean;
};

export const newNode = (depth: number, party: NamedParty, record: Buffer | null): TreeNode => ({
  depth,
  party,
  record,
  said: null,
  holders: [],
  isCut: false,
});

/** Nodes by whatever they are known by. `root`: from which way up they were met. */
export function createIndex() {
  const byId = new Map<string, TreeNode>();
  const byName = new Map<string, TreeNode>();
  // A person of the same name above another root is somebody else (match-party.ts).
  const nameOf = ({ entity, name }: NamedParty, root: number): string =>
    JSON.stringify([entity, entity === 'person' ? root : null, nameKey(name)]);

  /** What names it already is left to whom it names. */
  function add(node: TreeNode, party: NamedParty, root: number): void {
    for (const id of idsOf(party, node.record)) if (!byId.has(id)) byId.set(id, node);
    const name = nameOf(party, root);
    if (!byName.has(name)) byName.set(name, node);
  }

  function find(party: NamedParty, record: Buffer | null, root: number): TreeNode | null {
    for (const id of idsOf(party, record)) {
      const known = byId.get(id);
      if (known) return known;
    }
    const named = byName.get(nameOf(party, root));
    // Two records are two, whatever they are called.
    if (!named || (record && named.record)) return null;
    return isOfCountry(named.party, party) ? named : null;
  }

  return { add, find };
}

const isOfCountry = (one: NamedParty, other: NamedParty): boolean =>
  one.countryCode === null || other.countryCode === null || one.countryCode === other.countryCode;

function idsOf({ entity, countryCode, identifiers }: NamedParty, record: Buffer | null): string[] {
  const { lei, registrationNumber, register, taxId, vat, pdlId } = identifiers;
  const bare = (id: string | undefined) => id && bareTaxId({ taxId: id, countryCode });
  // It names its country itself.
  const ofVat = vat && (countryCode ?? '') + bare(vat);
  const ids = { lei, pdlId, taxId: bare(taxId), vat: ofVat, registrationNumber };
  const places = { taxId: countryCode, registrationNumber: register ?? countryCode };
  return [
    ...(record ? [`record ${record.toString('hex')}`] : []),
    ...Object.entries(ids).flatMap(([kind, id]) =>
      id === undefined ? [] : [JSON.stringify([entity, kind, places[kind as keyof typeof places] ?? '', id])],
    ),
  ];
}
