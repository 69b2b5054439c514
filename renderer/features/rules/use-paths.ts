// What conditions can look at, in words: fields of the record, custom fields, the profile, relations, what providers said.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getDefinitions } from '../../../shared/contract/definitions.ts';
import { t } from '../../../shared/messages/message.ts';
import { companyFields } from '../../../shared/schema/company.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { customPath, labelOfPath, parseCustomPath } from '../../../shared/schema/field-path.ts';
import { factNames, factPath, profileFacts } from '../../../shared/schema/profile-facts.ts';
import { personFields } from '../../../shared/schema/person.ts';
import { enrichmentParts, relationLists, relationParts } from '../../../shared/schema/rule-paths.ts';
import { queryOf } from '../../api/query.ts';

export type PathOption = { value: string; label: string };
export type PathGroup = { group: string; items: PathOption[] };

const times: Readonly<Record<string, string>> = { createdAt: t('Created'), updatedAt: t('Updated') };

const isList = (name: string): name is keyof typeof relationLists => Object.hasOwn(relationLists, name);
const listLabel = (name: string): string => (isList(name) ? t(relationLists[name].label) : name);

export const partLabels: Record<(typeof relationParts)[number], string> = {
  name: t('Name'),
  entity: t('Company or person'),
  countryCode: t('Country'),
  role: t('Role'),
  share: t('Share'),
  source: t('Source'),
  from: t('From'),
};

const isPart = (name: string): name is keyof typeof partLabels => Object.hasOwn(partLabels, name);
const isSaid = (name: string): name is keyof typeof enrichmentParts => Object.hasOwn(enrichmentParts, name);

/** "Shareholders: Share", "Days since Created"; a path that is not known as it stands. */
export function pathLabel(path: string): string {
  const [, about, of] = /^(days|length):([\s\S]+)$/.exec(path) ?? [];
  if (about === 'days' && of !== undefined) return t('Days since: {what}', { what: pathLabel(of) });
  if (of !== undefined) return t('Number of: {what}', { what: pathLabel(of) });
  if (path in times) return times[path] ?? path;
  const [first, second = '', third] = path.split('.');
  if (first === 'relations')
    return third === undefined ? listLabel(second) : `${listLabel(second)}: ${partLabel(third)}`;
  if (first === 'enrichment' && second === 'providers') return t('Providers that know it');
  if (first === 'enrichment')
    return third === undefined ? saidLabel(second) : `${second}: ${saidLabel(third)}`;
  return labelOfPath(path);
}

export const partLabel = (name: string): string => (isPart(name) ? partLabels[name] : name);
const saidLabel = (name: string): string => (isSaid(name) ? t(enrichmentParts[name]) : name);

const optionOf = (value: string): PathOption => ({ value, label: pathLabel(value) });

/** In groups for a choice; any other path can be typed. */
export function usePaths(entity: EntityType): PathGroup[] {
  const { data } = useQuery(
    queryOf(getDefinitions, entity === 'company' ? {} : { query: { entityType: entity } }),
  );
  return useMemo(() => {
    const fields: readonly string[] = entity === 'company' ? companyFields : personFields;
    const facts = factNames.filter((name) => (profileFacts[name].of as readonly string[]).includes(entity));
    const lists = Object.keys(relationLists)
      .filter(
        (name) =>
          entity === 'company' || relationLists[name as keyof typeof relationLists].side === 'subject',
      )
      .map((name) => `relations.${name}`);
    const days = facts
      .filter((name) => profileFacts[name].type === 'date')
      .map((name) => `days:${factPath(name)}`);
    const custom = (data?.data.groups ?? []).map((group) => ({
      group: group.name,
      items: group.fields.map(({ name }) => optionOf(customPath(group.id, name))),
    }));
    return [
      { group: t('Record'), items: [...fields, 'groups', 'createdAt', 'updatedAt'].map(optionOf) },
      ...custom.filter(({ items }) => items.length > 0),
      { group: t('Profile facts'), items: facts.map(factPath).map(optionOf) },
      {
        group: t('Relations'),
        items: lists.flatMap((list) =>
          [`length:${list}`, ...relationParts.map((part) => `${list}.${part}`)].map(optionOf),
        ),
      },
      {
        group: t('Enrichment'),
        items: ['providers', ...Object.keys(enrichmentParts)].map((name) => optionOf(`enrichment.${name}`)),
      },
      { group: t('Days since'), items: ['days:createdAt', 'days:updatedAt', ...days].map(optionOf) },
    ];
  }, [entity, data]);
}

const unwritable = ['groups', 'createdAt', 'updatedAt'];

/** Those that a rule can set: fields, custom fields and facts. */
export const writablePaths = (groups: readonly PathGroup[]): PathGroup[] =>
  groups
    .map(({ group, items }) => ({
      group,
      items: items.filter(
        ({ value }) =>
          !unwritable.includes(value) &&
          (parseCustomPath(value) !== null || !/^(days|length|relations|enrichment)\b/.test(value)),
      ),
    }))
    .filter(({ items }) => items.length > 0);

/** What `some` can go through, with the parts that its entries have. */
export const listOptions = (entity: EntityType): PathOption[] =>
  [
    ...Object.keys(relationLists)
      .filter(
        (name) =>
          entity === 'company' || relationLists[name as keyof typeof relationLists].side === 'subject',
      )
      .map((name) => `relations.${name}`),
    ...(entity === 'company' ? ['entityData.officers', 'entityData.shareholders'] : []),
    'addresses',
  ].map((value) => ({
    value,
    label: value.startsWith('entityData')
      ? t('{what}, as of the profile', { what: pathLabel(value) })
      : pathLabel(value),
  }));

export const partOptions = (): PathOption[] =>
  relationParts.map((value) => ({ value, label: partLabels[value] }));
