// Records and relations of whom providers named: who is here is found, who is not is made, and what is said anew is not doubled.
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import type { NormalizedPart } from '../../../shared/schema/normalized.ts';
import type { Materialized } from '../../../shared/schema/relation.ts';
import { formatId, parseId } from '../../lib/ids.ts';
import { must } from '../../lib/assert.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { insertAnswer } from '../../store/enrichment/answers.ts';
import { linkEntityAnswer } from '../../store/enrichment/entity-enrichments.ts';
import { profileKey } from '../../store/field-key.ts';
import { findRelation } from '../../store/relations.ts';
import { findNextUndo } from '../../store/steps.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { addCompany } from '../companies/edit-company.ts';
import { updateCompany } from '../companies/write-company.ts';
import { getEntity } from '../entities/find-entity.ts';
import { mergeCompanies } from '../merge/merge-companies.ts';
import { inStep } from '../steps/in-step.ts';
import { toggleStep } from '../steps/toggle-step.ts';
import { materialize } from './materialize.ts';
import { readGraph } from './read-graph.ts';
import { removeRelation } from './write-relation.ts';

const me = { kind: 'person', actor: 'usr_1', atMs: Date.parse('2026-03-01') } as const;
const label = { action: 'edit', companies: 1 } as const;
type Company = { name: string; countryCode?: string; taxId?: string; number?: string; register?: string };

function given() {
  const { db } = tempStore();
  const make = ({ number, register, ...values }: Company): Buffer =>
    transact(db, () =>
      inStep(db, me, label, (origin) => {
        const company = addCompany(db, values, origin);
        const facts = {
          ...(number && { [profileKey('registrationNumber')]: number }),
          ...(register && { [profileKey('registrationAuthority')]: register }),
        };
        updateCompany(db, company, facts, origin);
        return company.uuid;
      }),
    );
  const acme = make({ name: 'Acme', countryCode: 'GB' });
  const say = (provider: string, normalized: NormalizedPart, asOf: string | null = null): void =>
    transact(db, () => {
      const rest = { requestHash: Buffer.alloc(0), expiresAtMs: 0, raw: null, costCents: 0, asOf };
      const answer = { provider, status: 'matched' as const, confidence: 0.9, answer: { normalized } };
      const answerNo = insertAnswer(db, { ...rest, ...answer, fetchedAtMs: Date.parse('2026-02-28') });
      linkEntityAnswer(db, acme, { provider, answerNo, atMs: 1 });
    });
  const run = (): Materialized =>
    transact(db, () => materialize(db, getEntity(db, formatId('com', acme)), me));
  const graph = () =>
    readGraph(db, acme, { direction: 'both', depth: 1, limit: 500, ended: true, today: '2026-03-01' });
  const edges = () => {
    const { nodes, relationships } = graph();
    const nameOf = (id: string) =>
      must(
        nodes.find((node) => node.id === id),
        'node',
      ).name;
    return relationships.map(({ kind, subjectId, objectId, share }) =>
      [kind, `${nameOf(subjectId)}>${nameOf(objectId)}`, ...(share === null ? [] : [share])].join(' '),
    );
  };
  const dismiss = (): void => {
    const [first] = graph().relationships;
    const uuid = must(parseId('rel', must(first, 'relation').id), 'id');
    transact(db, () =>
      inStep(db, me, label, (origin) => removeRelation(db, must(findRelation(db, uuid), 'relation'), origin)),
    );
  };
  return { db, acme, make, say, run, graph, edges, dismiss };
}

const undo = (db: WriteDb) =>
  transact(db, () => toggleStep(db, must(findNextUndo(db, me.actor), 'step'), 'undo', me));

const holding = {
  entity: 'company',
  name: 'Holding plc',
  countryCode: 'GB',
  share: 75,
  shareUpTo: 100,
} as const;
const ada = { entity: 'person', name: 'Ada Byron', role: 'director', from: '2020-10-01' } as const;

describe('whom providers named', () => {
  it('are made as one step, are told only once, and go with an undo', () => {
    const { db, say, run, graph, edges } = given();
    say('registry', {
      officers: [ada, { ...ada, name: 'ADA BYRON', role: 'secretary', to: '2021' }],
      shareholders: [holding, { entity: 'person', name: 'Ada Byron', share: 10 }],
      parents: [{ entity: 'company', name: 'Holding plc', countryCode: 'GB', share: 75 }],
      subsidiaries: [{ entity: 'company', name: 'Small GmbH', countryCode: 'DE' }],
    });
    expect(run()).toMatchObject({ created: 3, matched: 0, relationships: { created: 6 }, skipped: [] });
    expect(graph().nodes.map(({ name, type, countryCode }) => [name, type, countryCode])).toEqual([
      ['Acme', 'company', 'GB'],
      ['Holding plc', 'company', 'GB'],
      ['Ada Byron', 'person', null],
      ['Small GmbH', 'company', 'DE'],
    ]);
    const all = [
      'shareholder Holding plc>Acme 75',
      'shareholder Ada Byron>Acme 10',
      'officer Ada Byron>Acme',
      'officer Ada Byron>Acme',
      'parent Holding plc>Acme 75',
      'parent Acme>Small GmbH',
    ];
    expect(edges()).toEqual(all);
    expect(run()).toMatchObject({ created: 0, matched: 3, relationships: { same: 6 }, stepId: null });
    undo(db);
    expect(edges()).toEqual([]);
    expect(run()).toMatchObject({ created: 3, relationships: { created: 6 } });
    expect(edges()).toEqual(all);
  });

  it('are found by what the register calls them, then by name and country, before anybody is made', () => {
    const { make, say, run, graph } = given();
    make({ name: 'Holding Group', countryCode: 'GB', number: '0999', register: 'Companies House' });
    make({ name: 'Named AG', countryCode: 'CH' });
    make({ name: 'Other Ltd', countryCode: 'US' });
    make({ name: 'Otherwise Ltd', number: '1', register: 'Companies House' });
    const identifiers = { registrationNumber: '0999', register: 'Companies House' };
    say('registry', {
      shareholders: [
        { ...holding, identifiers },
        { entity: 'company', name: 'NAMED AG', countryCode: 'CH' },
        { entity: 'company', name: 'Other Ltd', countryCode: 'GB' },
        {
          entity: 'company',
          name: 'Otherwise Ltd',
          identifiers: { ...identifiers, registrationNumber: '2' },
        },
      ],
    });
    const { created, matched, skipped } = run();
    expect({ created, matched }).toEqual({ created: 0, matched: 2 });
    expect(skipped.map(({ name }) => name)).toEqual(['Other Ltd', 'Otherwise Ltd']);
    expect(graph().nodes.map(({ name }) => name)).toEqual(['Acme', 'Holding Group', 'Named AG']);
  });

  it('are not taken for another company of the same number where nobody names a register', () => {
    const { make, say, run, graph } = given();
    make({ name: 'Bakery', countryCode: 'DE', number: 'HRB 12' });
    make({ name: 'Steel GmbH', countryCode: 'DE', number: 'HRB 7' });
    make({ name: 'Renamed', taxId: '115/5999/7777' });
    say('registry', {
      shareholders: [
        {
          entity: 'company',
          name: 'Foundry GmbH',
          countryCode: 'DE',
          identifiers: { registrationNumber: 'HRB 12' },
        },
        {
          entity: 'company',
          name: 'Steel AG',
          countryCode: 'DE',
          identifiers: { registrationNumber: 'HRB 7' },
        },
        { entity: 'company', name: 'Before', identifiers: { taxId: '115/5999/7777' } },
      ],
    });
    expect(run()).toMatchObject({ created: 1, matched: 2, skipped: [] });
    expect(graph().nodes.map(({ name }) => name)).toEqual(['Acme', 'Foundry GmbH', 'Steel GmbH', 'Renamed']);
  });

  it('are found by their tax ids, whichever way these are written, each in its own country', () => {
    const { make, say, run, graph } = given();
    make({ name: 'German', countryCode: 'DE', taxId: '123 456 789' });
    make({ name: 'Austrian', countryCode: 'AT', taxId: '123456789' });
    make({ name: 'Greek', countryCode: 'GR', taxId: 'EL-094' });
    make({ name: 'Anywhere', taxId: '77/1' });
    const named = (countryCode: string | undefined, identifiers: { taxId?: string; vat?: string }) =>
      ({ entity: 'company', name: `New of ${countryCode}`, countryCode, identifiers }) as const;
    say('registry', {
      shareholders: [
        named('DE', { taxId: 'de123456789' }),
        named('AT', { taxId: 'AT 123 456 789' }),
        named('GR', { vat: '094' }),
        named('FR', { taxId: 'FR771' }),
        // Of either country.
        named(undefined, { taxId: '123 456 789' }),
        named('FR', { taxId: '-' }),
      ],
    });
    expect(run()).toMatchObject({ matched: 4 });
    expect(graph().nodes.map(({ name }) => name)).toEqual([
      'Acme',
      'German',
      'Austrian',
      'Greek',
      'Anywhere',
      'New of undefined',
      'New of FR',
    ]);
  });

  it('are one where two names have one tax id, also while it is made', () => {
    const { say, run, graph } = given();
    const named = (name: string, taxId: string, countryCode: string) =>
      ({ entity: 'company', name, countryCode, identifiers: { taxId } }) as const;
    say('registry', {
      shareholders: [named('Holdco', 'DE 12.3', 'DE'), named('Holdco of Spain', '123', 'ES')],
    });
    say('other', {
      shareholders: [named('Holdco GmbH & Co. KG', '123', 'DE'), named('Of no number', '-', 'DE')],
    });
    expect(run()).toMatchObject({ created: 3, matched: 0, relationships: { created: 4 } });
    const names = graph().nodes.map(({ name }) => name);
    expect(names).toEqual(['Acme', 'Holdco GmbH & Co. KG', 'Of no number', 'Holdco of Spain']);
    expect(run()).toMatchObject({ created: 0, matched: 3 });
  });

  it('are each said by their own provider; what one says anew changes its own, and what it says no longer goes', () => {
    const { say, run, edges } = given();
    say('registry', { shareholders: [holding, { entity: 'company', name: 'Past Ltd', share: 10 }] });
    say('other', { shareholders: [{ ...holding, share: 60, shareUpTo: undefined }] });
    run();
    expect(edges()).toHaveLength(3);
    say('registry', { shareholders: [{ ...holding, share: 50 }] });
    expect(run()).toMatchObject({ relationships: { created: 0, updated: 1, same: 1, removed: 1 } });
    expect(edges()).toEqual(['shareholder Holding plc>Acme 60', 'shareholder Holding plc>Acme 50']);
    say('registry', { officers: [ada] });
    expect(run()).toMatchObject({ relationships: { created: 1, removed: 0 } });
  });

  it('are as of what was said last, else of the day on which it was asked for; that alone is no change', () => {
    const { db, say, run, graph } = given();
    const asOf = () => graph().relationships.map((relation) => relation.asOf);
    say('registry', { shareholders: [holding] }, '2024-12-31');
    run();
    expect(asOf()).toEqual(['2024-12-31']);
    const last = findNextUndo(db, me.actor);
    say('registry', { shareholders: [holding] });
    expect(run()).toMatchObject({ relationships: { same: 1, updated: 0 }, stepId: null });
    expect(asOf()).toEqual(['2026-02-28']);
    expect(findNextUndo(db, me.actor)).toEqual(last);
    say('registry', { shareholders: [{ ...holding, share: 50 }] }, '2026-03-01');
    run();
    expect(asOf()).toEqual(['2026-03-01']);
    undo(db);
    expect(asOf()).toEqual(['2026-02-28']);
  });

  it('stay away where a person deleted what is said of them', () => {
    const { db, say, run, dismiss, edges } = given();
    say('registry', { shareholders: [holding] });
    run();
    dismiss();
    expect(run()).toMatchObject({ relationships: { created: 0 }, skipped: [{ name: 'Holding plc' }] });
    undo(db);
    expect(edges()).toEqual(['shareholder Holding plc>Acme 75']);
  });

  it('stay away, too, after whom they are told of was merged into another', () => {
    const { db, make, say, run, dismiss, edges } = given();
    const made = new Map(['Above', 'Below', 'Heir', 'Heiress'].map((name) => [name, make({ name })]));
    const idOf = (name: string): string => formatId('com', must(made.get(name), name));
    const told = (parent: string, subsidiary: string): void =>
      say('registry', {
        parents: [{ entity: 'company', name: parent }],
        subsidiaries: [{ entity: 'company', name: subsidiary }],
      });
    const merge = (into: string, merged: string): unknown => {
      const request = { survivorId: idOf(into), mergedIds: [idOf(merged)], fields: {}, dryRun: false };
      return transact(db, () => mergeCompanies(db, request, me));
    };
    told('Above', 'Below');
    run();
    dismiss();
    dismiss();
    merge('Heir', 'Above');
    merge('Heiress', 'Below');
    told('Heir', 'Heiress');
    expect(run().skipped.map(({ name }) => name)).toEqual(['Heir', 'Heiress']);
    expect(edges()).toEqual([]);
  });

  it('are nobody where no provider was asked', () => {
    expect(given().run).toThrow(AppError);
  });
});
