// What is kept whatever the providers say: each switch tells what it does to this record, before it is touched.
import { SegmentedControl, Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { EntityType } from '../../../../shared/schema/enrichment.ts';
import { entityLimits } from '../../../../shared/schema/entity.ts';
import type { Asking, Keeping, ProfileChoice } from './choices.ts';
import type { Effect } from './effect-words.tsx';
import classes from './refresh.module.css';

type Props = {
  entity: EntityType;
  asking: Asking;
  keeping: Keeping;
  runsRules: boolean;
  /** What the choices do, in words. */
  words: { name: Effect; profile: Effect; rules: string; noDepth: string };
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

function depthWords({ scope, depth }: Asking, noDepth: string): string {
  if (scope === 'basic_data') return t('Basic data never goes to shareholders.');
  if (depth === 0) return noDepth;
  return t(
    'Shareholders are asked about too, and created or refreshed, {n, plural, one {# level} other {# levels}} deep.',
    { n: depth },
  );
}

export function KeepPart(props: Props) {
  const { entity, asking, keeping, runsRules, words, onAsking, onKeeping, onRules } = props;
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
        <Effects effect={words.name} />
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
        <Effects effect={words.profile} />
      </Flag>
      <Flag>
        <Switch
          labelPosition="left"
          label={t('Run rules afterwards')}
          classNames={{ body: classes['between'] ?? '', label: classes['strong'] ?? '' }}
          checked={runsRules}
          onChange={(event) => onRules(event.currentTarget.checked)}
        />
        <p className={classes['fine']}>{words.rules}</p>
      </Flag>
      {entity === 'company' && (
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
          <p className={classes['fine']}>{depthWords(asking, words.noDepth)}</p>
        </Flag>
      )}
    </fieldset>
  );
}
