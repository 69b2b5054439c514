// The facets beside the list: what values there are in each field and how many companies have them, each a way to narrow the list.
import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { partOfField, withPartOfField } from '../../../../shared/schema/filter-parts.ts';
import { viewLimits, type ViewFacet } from '../../../../shared/schema/view.ts';
import { FieldPicker } from '../query/field-picker.tsx';
import { findQueryField, type QueryField } from '../query/query-fields.ts';
import type { CompanyQueryState } from '../query/use-company-query.ts';
import { FacetBox } from './facet-box.tsx';
import { useFacets } from './use-facets.ts';
import classes from './facets.module.css';

export type ChangeFacets = (change: (facets: readonly ViewFacet[]) => readonly ViewFacet[]) => void;

type Props = CompanyQueryState & {
  fields: readonly QueryField[];
  facets: readonly ViewFacet[];
  onFacets: ChangeFacets;
};

const usualLimit = 50;
const wholeLimit = 500;

function moved(facets: readonly ViewFacet[], at: number, by: -1 | 1): readonly ViewFacet[] {
  const facet = facets[at];
  const to = Math.min(Math.max(at + by, 0), facets.length - 1);
  return facet ? facets.toSpliced(at, 1).toSpliced(to, 0, facet) : facets;
}

function AddFacet({ fields, facets, onFacets }: Props) {
  const taken = new Set(facets.map(({ path }) => path));
  return (
    <FieldPicker
      fields={fields.filter(({ path }) => !taken.has(path))}
      label={t('Add a facet')}
      onPick={({ path }) => onFacets((before) => [...before, { path }])}
    >
      {(toggle) => (
        <ActionIcon
          size={24}
          variant="subtle"
          color="gray"
          aria-label={t('Add a facet')}
          title={t('Add a facet')}
          disabled={facets.length >= viewLimits.facets}
          onClick={toggle}
        >
          <IconPlus size={14} stroke={1.4} aria-hidden="true" />
        </ActionIcon>
      )}
    </FieldPicker>
  );
}

export function FacetPanel(props: Props) {
  const { query, changeFilter, fields, facets, onFacets } = props;
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  const known = facets.flatMap((setting) => {
    const field = findQueryField(fields, setting.path);
    return field ? [{ setting, field }] : [];
  });
  const open = known.filter(({ setting }) => setting.folded !== true);
  const limit = open.some(({ setting }) => whole.has(setting.path)) ? wholeLimit : usualLimit;
  const counts = useFacets(
    query,
    open.map(({ setting }) => setting.path),
    limit,
  );
  return (
    <aside className={classes['panel']} aria-label={t('Facets')} data-old={counts.isOld}>
      <div className={classes['top']}>
        <h2 className={classes['title']}>{t('Facets')}</h2>
        <AddFacet {...props} />
      </div>
      {counts.error !== null && (
        <p className={classes['note']}>{t('The counts do not load: {why}', { why: counts.error })}</p>
      )}
      {known.length === 0 && (
        <p className={classes['note']}>{t('Add a field with + to see its values and narrow the list.')}</p>
      )}
      {known.map(({ setting, field }) => (
        <FacetBox
          key={setting.path}
          setting={setting}
          field={field}
          facet={counts.of(setting.path)}
          part={partOfField(query.filter, setting.path)}
          isWhole={whole.has(setting.path)}
          onWhole={(isWhole) =>
            setWhole((before) => {
              const next = new Set(before);
              if (isWhole) next.add(setting.path);
              else next.delete(setting.path);
              return next;
            })
          }
          onPart={(part) => changeFilter((filter) => withPartOfField(filter, setting.path, part))}
          onSetting={(changed) =>
            onFacets((before) => before.map((other) => (other.path === setting.path ? changed : other)))
          }
          onMove={
            known.length > 1
              ? (by) =>
                  onFacets((before) =>
                    moved(
                      before,
                      before.findIndex(({ path }) => path === setting.path),
                      by,
                    ),
                  )
              : null
          }
          onRemove={() => {
            onFacets((before) => before.filter(({ path }) => path !== setting.path));
            changeFilter((filter) => withPartOfField(filter, setting.path, null));
          }}
        />
      ))}
    </aside>
  );
}
