// Which proposals are shown: by what became of them, by field, by provider, by confidence.
import type { ReactNode } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { reviewTabs, type ReviewOverview, type ReviewTab } from '../../../shared/schema/review.ts';
import { formatCount } from '../../lib/format.ts';
import { Spacer, Toolbar } from '../../ui/page.tsx';
import classes from './review.module.css';
import { confidenceText, fieldName } from './review-words.ts';
import type { Narrowed } from './use-review.ts';

const tabLabels: Record<ReviewTab, string> = {
  open: t('Open'),
  conflicts: t('Conflicts'),
  fills: t('Fills empty'),
  decided: t('Decided'),
};

const confidences = [0.5, 0.7, 0.8, 0.9, 0.95] as const;

type Props = {
  overview: ReviewOverview;
  entity: EntityType;
  tab: ReviewTab;
  narrowed: Narrowed;
  onTab: (tab: ReviewTab) => void;
  view: 'grid' | undefined;
  onNarrowed: (narrowed: Narrowed) => void;
  onView: (view: 'grid' | undefined) => void;
};

export function ReviewToolbar(props: Props) {
  const { overview, entity, tab, narrowed, view, onTab, onNarrowed, onView } = props;
  return (
    <Toolbar label={t('Which proposals are shown')}>
      {reviewTabs.map((known) => (
        <Tab key={known} isOn={known === tab} onClick={() => onTab(known)}>
          {tabLabels[known]} <span>{formatCount(overview[known])}</span>
        </Tab>
      ))}
      <Choice
        label={t('Field')}
        value={narrowed.field}
        options={overview.byField.map(({ field }) => ({ value: field, label: fieldName(entity, field) }))}
        onChange={(field) => onNarrowed({ ...narrowed, field })}
      />
      <Choice
        label={t('Provider')}
        value={narrowed.provider}
        options={overview.byProvider.map(({ provider }) => ({ value: provider, label: provider }))}
        onChange={(provider) => onNarrowed({ ...narrowed, provider })}
      />
      <Choice
        label={t('Confidence')}
        value={narrowed.minConfidence?.toString()}
        options={confidences.map((least) => ({
          value: String(least),
          label: t('at least {least}', { least: confidenceText(least) }),
        }))}
        onChange={(least) =>
          onNarrowed({ ...narrowed, minConfidence: least === undefined ? undefined : Number(least) })
        }
      />
      <Spacer />
      <Tab isOn={view === undefined} onClick={() => onView(undefined)}>
        {t('Record')}
      </Tab>
      <Tab isOn={view === 'grid'} onClick={() => onView('grid')}>
        {t('Grid')}
      </Tab>
    </Toolbar>
  );
}

function Tab({ isOn, onClick, children }: { isOn: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={classes['tab']} aria-pressed={isOn} onClick={onClick}>
      {children}
    </button>
  );
}

type ChoiceProps = {
  label: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
};

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <span className={classes['choice']}>
      <select
        aria-label={label}
        value={value ?? ''}
        onChange={(event) =>
          onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)
        }
      >
        <option value="">{t('{label}: any', { label })}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
