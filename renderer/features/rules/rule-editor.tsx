// One rule, new or there: its name, priority, conditions and outcomes, with a test beside it. Saved with Ctrl+Enter.
import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { ruleLimits, type Rule, type RuleVersion } from '../../../shared/schema/rule.ts';
import { useKeys } from '../../lib/keys.ts';
import { numberOf } from '../../lib/number-of.ts';
import { MeanwhileNote } from '../../ui/meanwhile-note.tsx';
import { InlineError } from '../../ui/message.tsx';
import { ActionBar, PageBody, Scroll, Spacer } from '../../ui/page.tsx';
import { GroupEditor } from './condition-editor.tsx';
import { OutcomeEditor } from './outcome-editor.tsx';
import { draftOfConditions, draftOfOutcome, isWhole } from './rule-draft.ts';
import { RuleTest } from './rule-test.tsx';
import { RuleVersions } from './rule-versions.tsx';
import { usePaths } from './use-paths.ts';
import { useOpenedRule } from './use-opened-rule.ts';
import { useRuleChange } from './use-rule-change.ts';
import classes from './rules.module.css';

type Props = {
  /** Null: a new one. */
  rule: Rule | null;
  /** It was deleted elsewhere while it was open. */
  isGone: boolean;
  entity: EntityType;
  onClose: () => void;
};

export function RuleEditor({ rule: opened, isGone, entity, onClose }: Props) {
  // Whoever saves one that is gone makes it anew.
  const rule = isGone ? null : opened;
  const { draft, setDraft, input, changes, isOutdated, takeNewest } = useOpenedRule(opened);
  const change = useRuleChange();
  const paths = { entity, groups: usePaths(entity) };
  const errors = change.error?.fieldMessages ?? {};
  const canSave = draft.name.trim() !== '' && isWhole(draft.conditions) && !change.isBusy;
  const save = (): void => {
    if (!canSave) return;
    const { name } = input;
    if (rule)
      change.run({
        to: 'change',
        id: rule.id,
        patch: changes,
        said: t('Saved {name}.', { name }),
        onDone: onClose,
      });
    else
      change.run({
        to: 'add',
        input: { ...input, entity },
        said: t('Made the rule {name}.', { name }),
        onDone: onClose,
      });
  };
  useKeys({ 'Mod+Enter': save });
  const take = ({ conditions, outcomes }: RuleVersion): void =>
    setDraft({ ...draft, conditions: draftOfConditions(conditions), outcomes: outcomes.map(draftOfOutcome) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save();
  };
  return (
    <form className={classes['editor']} onSubmit={submit}>
      <PageBody>
        <Scroll>
          <div className={classes['form']}>
            {isGone && !change.isBusy && (
              <MeanwhileNote>
                {t(
                  'This rule was deleted elsewhere meanwhile. What is here stays until you leave: “Make the rule” makes it anew.',
                )}
              </MeanwhileNote>
            )}
            {isOutdated && (
              <MeanwhileNote onTake={takeNewest}>
                {t(
                  'This rule was changed elsewhere meanwhile. Saving writes only what you changed; the rest stays as it is there now.',
                )}
              </MeanwhileNote>
            )}
            {rule && rule.problem !== null && <InlineError>{rule.problem}</InlineError>}
            <div className={classes['head']}>
              <TextInput
                label={t('Name')}
                className={classes['name'] ?? ''}
                maxLength={ruleLimits.name}
                data-autofocus
                value={draft.name}
                error={errors['name'] ?? null}
                onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
              />
              <NumberInput
                label={t('Priority')}
                className={classes['priority'] ?? ''}
                min={-ruleLimits.priority}
                max={ruleLimits.priority}
                allowDecimal={false}
                value={draft.priority}
                error={errors['priority'] ?? null}
                onChange={(typed) => setDraft({ ...draft, priority: numberOf(typed) ?? draft.priority })}
              />
              <Switch
                label={t('On')}
                checked={draft.enabled}
                onChange={(event) => setDraft({ ...draft, enabled: event.currentTarget.checked })}
              />
            </div>
            <h2 className={classes['title']}>{t('If')}</h2>
            <GroupEditor
              draft={draft.conditions}
              paths={paths}
              inList={false}
              errors={errors}
              at="conditions"
              onDraft={(conditions) => setDraft({ ...draft, conditions })}
            />
            <OutcomeEditor
              outcomes={draft.outcomes}
              paths={paths}
              errors={errors}
              onOutcomes={(outcomes) => setDraft({ ...draft, outcomes: [...outcomes] })}
            />
            {rule && <RuleVersions rule={rule} onTake={take} />}
          </div>
        </Scroll>
        <RuleTest entity={entity} draft={draft.conditions} />
      </PageBody>
      {change.error && <InlineError>{change.error.message}</InlineError>}
      <ActionBar>
        {rule && (
          <Button
            variant="subtle"
            color="red"
            disabled={change.isBusy}
            onClick={() =>
              change.run({
                to: 'delete',
                id: rule.id,
                said: t('Deleted the rule {name}.', { name: rule.name }),
                onDone: onClose,
              })
            }
          >
            {t('Delete')}
          </Button>
        )}
        <Spacer />
        <Button variant="subtle" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" variant="filled" loading={change.isBusy} disabled={!canSave}>
          {rule ? t('Save the rule') : t('Make the rule')}
        </Button>
      </ActionBar>
    </form>
  );
}
