// The walk up over random graphs of who holds whom, with circles, diamonds and companies that hold themselves, against a plain search.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizedOf } from '../normalized/from-answer.ts';
import { nobodyAsked, type ItemTold } from '../refresh/told-by.ts';
import { newNode, type TreeNode } from './tree.ts';
import { walkShareholders, type Walk } from './walk.ts';

type Graph = readonly (readonly number[])[];

const nameOf = (no: number): string => `Company ${no}`;
const partyOf = (no: number) =>
  ({ entity: 'company', name: nameOf(no), countryCode: 'GB', identifiers: {} }) as const;

/** Told by two providers, the second by its registry's number too. */
const saidOf = (graph: Graph, no: number): ItemTold => {
  const named = (graph[no] ?? []).map((holder) => ({
    entity: 'company' as const,
    name: nameOf(holder),
    identifiers: { registrationNumber: `${holder}` },
  }));
  const told = [named.slice(0, 2), named].map((shareholders, at) => ({
    provider: `p${at}`,
    normalized: normalizedOf({
      normalized: { identity: { fullName: nameOf(no).toUpperCase() }, shareholders },
    }),
  }));
  return { ...nobodyAsked, told };
};

async function walk(graph: Graph, depth: number, most: number): Promise<{ walk: Walk; asked: string[] }> {
  const asked: string[] = [];
  const root: TreeNode = { ...newNode(0, partyOf(0), null), said: saidOf(graph, 0) };
  const done = await walkShareholders([root], {
    depth,
    most,
    matcherOf: () => () => null,
    ask: (level) => {
      asked.push(...level.map(({ party }) => party.name));
      return Promise.resolve(level.map(({ party }) => saidOf(graph, Number(party.name.split(' ')[1]))));
    },
  });
  return { walk: done, asked };
}

/** Level by level. */
function distances(graph: Graph, depth: number): Map<number, number> {
  const found = new Map([[0, 0]]);
  for (const [no, far] of found)
    if (far < depth) for (const holder of graph[no] ?? []) if (!found.has(holder)) found.set(holder, far + 1);
  return found;
}

const graphs = fc
  .integer({ min: 1, max: 12 })
  .chain((size) =>
    fc.array(fc.array(fc.nat({ max: size - 1 }), { maxLength: 4 }), { minLength: size, maxLength: size }),
  );

describe('a walk up to shareholders', () => {
  it('asks about each once, as far as it may go, however they hold one another', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.nat({ max: 5 }), async (graph, depth) => {
        const { walk: done, asked } = await walk(graph, depth, 500);
        const wanted = distances(graph, depth);
        expect(new Set(asked).size).toBe(asked.length);
        expect(new Map(done.nodes.map(({ party, depth: far }) => [party.name, far]))).toEqual(
          new Map([...wanted].map(([no, far]) => [nameOf(no), far])),
        );
        expect(asked).toHaveLength(wanted.size - 1);
        expect(done.stoppedAt).toBeNull();
      }),
    );
  });

  it('takes a person of one name under two roots for two, and a company for one', async () => {
    const held = normalizedOf({
      normalized: {
        shareholders: [
          { entity: 'person', name: 'Ada Ax' },
          { entity: 'company', name: 'Holdco', countryCode: 'GB' },
        ],
      },
    });
    const said = { ...nobodyAsked, told: [{ provider: 'p', normalized: held }] };
    const roots = [0, 1].map((no) => ({ ...newNode(0, partyOf(no), null), said }));
    const ask = (level: readonly TreeNode[]) => Promise.resolve(level.map(() => null));
    const { nodes } = await walkShareholders(roots, {
      depth: 1,
      most: 500,
      matcherOf: () => () => null,
      ask,
    });
    expect(nodes.slice(2).map(({ party }) => party.name)).toEqual(['Ada Ax', 'Holdco', 'Ada Ax']);
  });

  it('takes two names with one tax id for one, whichever way it is written', async () => {
    const told = ['DE 12.3', 'DE123'].map((taxId, at) => ({
      provider: `p${at}`,
      normalized: normalizedOf({
        normalized: {
          shareholders: [
            { entity: 'company', name: `Holdco ${at}`, countryCode: 'DE', identifiers: { taxId } },
          ],
        },
      }),
    }));
    const root = { ...newNode(0, partyOf(0), null), said: { ...nobodyAsked, told } };
    const ask = (level: readonly TreeNode[]) => Promise.resolve(level.map(() => null));
    const { nodes } = await walkShareholders([root], {
      depth: 1,
      most: 500,
      matcherOf: () => () => null,
      ask,
    });
    expect(nodes.slice(1).map(({ party }) => party.name)).toEqual(['Holdco 0']);
  });

  it('stops at its limit and says so', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.nat({ max: 8 }), async (graph, most) => {
        const { walk: done, asked } = await walk(graph, 5, most);
        const others = distances(graph, 5).size - 1;
        expect(asked.length).toBe(Math.min(most, others));
        expect(done.stoppedAt).toBe(others > most ? most : null);
        expect(done.nodes.some(({ isCut }) => isCut)).toBe(others > most);
      }),
    );
  });
});
