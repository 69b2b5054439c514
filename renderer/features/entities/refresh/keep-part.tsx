// What is kept whatever the providers say: each switch tells what it does to this record, before it is touched.
import { SegmentedControl, Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { entityLimits, type RefreshAnswer } from '../../../../shared/schema/entity.ts';
import type { RefreshTarget } from '../../../lib/refresh-target.ts';
import type { Asking, Keeping, ProfileChoice } from './choices.ts';
import { nameEffect, profileEffects, type Effect } from './effect-words.tsx';
import type { Plans } from './plan.ts';
import classes from './refresh.module.css';

type Props = {
  target: RefreshTarget;
  asking: Asking;
  keeping: Keeping;
  runsRules: boolean;
  /** Undefined until the providers have answered. */
  plans: Plans | undefined;
  onAsking: (change: Partial<Asking>) => void;
  onKeeping: (change: Partial<Keeping>) => void;
  onRules: (runs: boolean) => void;
};

function Effects({ effect: { chosen, other } }: { effect: Effect }) {
  return (
    <>
      <p className={classes['effect']}>{chosen}</p>
      {other !== null && <p className={classes['fine']}>{other}</p>}
    </>
  );
}

function Flag({ children }: { children: ReactNode }) {
  return <div className={classes['flag']}>{children}</div>;
}

const profileLabels: { value: ProfileChoice; label: string }[] = [
  { value: 'leave', label: t('Leave') },
  { value: 'fill', label: t('Fill gaps') },
  { value: 'replace', label: t('Replace') },
];

const depths = Array.from({ length: entityLimits.depth + 1 }, (_, depth) => String(depth));

function depthWords({ scope, depth }: Asking): string {
  if (scope === 'basic_data') return t('Basic data never goes to shareholders.');
  if (depth === 0) return t('This company only.');
  return t(
    'Shareholders are asked about too, and created or refreshed, {n, plural, one {# level} other {# levels}} deep.',
    { n: depth },
  );
}

/** What the rules would do, where the backend has tried them. */
function ruleWords(answer: RefreshAnswer | undefined, runsRules: boolean): string {
  const tried = answer?.rulesExecutionSummary;
  if (!runsRules) return t('The rules do not look at the record.');
  if (!tried || tried.evaluated === 0) return t('The rules look at the record once it is written.');
  const [first] = tried.outcomes;
  if (!first)
    return t('{n, plural, one {# rule looks} other {# rules look}} at it; nothing comes of it.', {
      n: tried.evaluated,
    });
  return t(
    '{n, plural, one {# rule looks} other {# rules look}} at it; {matched, number} would match: {what}' +
      '{more, plural, =0 {} one {, and # more} other {, and # more}}.',
    { n: tried.evaluated, matched: tried.matched, what: first.text, more: tried.outcomes.length - 1 },
  );
}

export function KeepPart(props: Props) {
  const { target, asking, keeping, runsRules, plans, onAsking, onKeeping, onRules } = props;
  const isBasic = asking.scope === 'basic_data';
  return (
    <fieldset className={classes['keep']}>
      <legend className={classes['part']}>{t('Keep')}</legend>
      <Flag>
        <Switch
          labelPosition="left"
          label={t('Preserve name')}
          classNames={{ body: classes['between'] ?? '', label: classes['strong'] ?? '' }}
          checked={keeping.isNameKept}
          onChange={(event) => onKeeping({ isNameKept: event.currentTarget.checked })}
        />
        <Effects effect={nameEffect(target.name, keeping.isNameKept, plans)} />
      </Flag>
      <Flag>
        <p className={classes['strong']}>{t('Profile')}</p>
        <SegmentedControl
          fullWidth
          aria-label={t('Profile')}
          data={profileLabels}
          value={isBasic ? keeping.profile : 'leave'}
          disabled={!isBasic}
          onChange={(profile) => onKeeping({ profile })}
        />
        <Effects effect={profileEffects(isBasic ? keeping.profile : null, plans)} />
      </Flag>
      <Flag>
        <Switch
          labelPosition="left"
          label={t('Run rules afterwards')}
          classNames={{ body: classes['between'] ?? '', label: classes['strong'] ?? '' }}
          checked={runsRules}
          onChange={(event) => onRules(event.currentTarget.checked)}
        />
        <p className={classes['fine']}>
          {ruleWords(plans?.[isBasic ? keeping.profile : 'leave'], runsRules)}
        </p>
      </Flag>
      {target.entity === 'company' && (
        <Flag>
          <Select
            label={t('Shareholder depth')}
            classNames={{
              root: classes['depth'] ?? '',
              label: classes['strong'] ?? '',
              wrapper: classes['depthInput'] ?? '',
            }}
            size="xs"
            data={depths}
            value={isBasic ? '0' : String(asking.depth)}
            disabled={isBasic}
            onChange={(depth) => onAsking({ depth: Number(depth) })}
          />
          <p className={classes['fine']}>{depthWords(asking)}</p>
        </Flag>
      )}
    </fieldset>
  );
}
