// The bottom bar of the mapping: what happens to companies that are already here, tags, and the one button that goes on.
import { Button, Select, TagsInput } from '@mantine/core';
import { useId } from 'react';
import { t, tc } from '../../../../../shared/messages/message.ts';
import { companyLimits } from '../../../../../shared/schema/company.ts';
import type { Source } from '../../../../../shared/schema/import.ts';
import { Kbd } from '../../../../ui/kbd.tsx';
import { ActionBar, Spacer } from '../../../../ui/page.tsx';
import type { Draft } from '../draft.ts';
import { hasNoRows } from '../has-no-rows.ts';
import section from '../frame/section.module.css';
import { describeBlocker, type Blocker } from './blockers.ts';
import { setBlank } from './rules/edit-rules.ts';
import classes from './run-bar.module.css';

type Props = {
  source: Source;
  draft: Draft;
  blocker: Blocker | undefined;
  onChange: (changes: Partial<Draft>) => void;
  onBack: () => void;
  onNext: () => void;
};

const existingOptions = [
  { value: 'skip', label: t('Skip it') },
  { value: 'update', label: t('Update it') },
];

const blankOptions = [
  { value: 'keep', label: t('Keep what is stored') },
  { value: 'clear', label: tc('stored value', 'Clear') },
];

/** Trimmed, each once, none longer than a tag may be. */
const tidyTags = (tags: readonly string[]): string[] => [
  ...new Set(tags.map((tag) => tag.trim().slice(0, companyLimits.tag)).filter((tag) => tag !== '')),
];

export function RunBar({ source, draft, blocker, onChange, onBack, onNext }: Props) {
  const existingId = useId();
  const blankId = useId();
  const tagsId = useId();
  return (
    <ActionBar>
      <Button variant="subtle" onClick={onBack}>
        {t('Back')}
      </Button>
      <span className={section['rule']} />
      <div className={classes['option']}>
        <label htmlFor={existingId}>
          <span className={classes['wide']}>{t('When a company already exists')}</span>
          <span className={classes['narrow']}>{t('If it exists')}</span>
        </label>
        <Select
          id={existingId}
          aria-label={t('When a company already exists')}
          className={classes['existing'] ?? ''}
          data={existingOptions}
          value={draft.updateExisting ? 'update' : 'skip'}
          onChange={(value) => onChange({ updateExisting: value === 'update' })}
        />
      </div>
      <div className={`${classes['option']} ${classes['yielding']}`}>
        <label htmlFor={blankId}>{t('Blank cells')}</label>
        <Select
          id={blankId}
          className={classes['blank'] ?? ''}
          data={blankOptions}
          value={draft.rules.blank ?? 'keep'}
          onChange={(value) =>
            onChange({ rules: setBlank(draft.rules, value === 'clear' ? 'clear' : 'keep') })
          }
        />
      </div>
      <div className={`${classes['option']} ${classes['yielding']}`}>
        <label htmlFor={tagsId}>{t('Tags')}</label>
        <TagsInput
          id={tagsId}
          className={classes['tags'] ?? ''}
          classNames={{ pillsList: classes['pills'] ?? '', input: classes['tagInput'] ?? '' }}
          placeholder={draft.tags.length === 0 ? t('none') : ''}
          maxTags={companyLimits.tags}
          value={[...draft.tags]}
          onChange={(tags) => onChange({ tags: tidyTags(tags) })}
        />
      </div>
      <Spacer />
      <Button
        variant={blocker ? 'default' : 'filled'}
        disabled={blocker === undefined && hasNoRows(source)}
        rightSection={blocker ? <Kbd keys="F8" /> : <Kbd keys="Mod ↵" />}
        onClick={onNext}
      >
        {blocker
          ? describeBlocker(blocker)
          : hasNoRows(source)
            ? t('No rows to import')
            : t('Check before importing')}
      </Button>
    </ActionBar>
  );
}
