// Refreshes many companies or people: what would change is told in numbers, with the first changes themselves, before anything is written.
import { Button, Modal } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { EntityType } from '../../../../shared/schema/enrichment.ts';
import { toApiError } from '../../../api/api-error.ts';
import type { ManyRecords } from '../../../lib/refresh-target.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { InlineError } from '../../../ui/message.tsx';
import { BulkPlanPart } from './bulk-plan-part.tsx';
import { bulkWords, costWords } from './bulk-words.ts';
import { ruleWords } from './effect-words.tsx';
import { KeepPart } from './keep-part.tsx';
import { basicWords, ScopePart } from './scope-part.tsx';
import { useBulkRefresh, type BulkState } from './use-bulk-refresh.ts';
import classes from './refresh.module.css';

type Props = { target: ManyRecords; onClose: () => void };

function nameWords({ keeping, plan }: BulkState): string {
  if (keeping.isNameKept) return t('On: every name stays.');
  return plan
    ? t('Off: {n, plural, one {# name changes} other {# names change}}.', { n: plan.nameChanges })
    : t('Off: the names follow the providers.');
}

function profileWords({ asking, keeping, plan }: BulkState): string {
  if (asking.scope !== 'basic_data')
    return t('Only basic data changes the profile. What others say is kept with the record.');
  if (keeping.profile === 'leave') return t('Leave: no profile changes.');
  if (plan)
    return t('{n, plural, =0 {No profile changes} one {# profile changes} other {# profiles change}}.', {
      n: plan.entityDataChanges,
    });
  return keeping.profile === 'fill'
    ? t('Fill gaps: only what is empty is filled.')
    : t('Replace: each profile becomes what the registry says.');
}

const basicHint = (entity: EntityType, { registryOfPeople }: BulkState): string =>
  entity === 'company'
    ? t('The one registry of each country. Always fresh, these companies only.')
    : basicWords(entity, { basic: registryOfPeople, countryCode: null });

export function BulkDialog({ target, onClose }: Props) {
  const state = useBulkRefresh(target, onClose);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    state.submit();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={1064}
      classNames={{
        content: classes['dialog'] ?? '',
        header: classes['head'] ?? '',
        body: classes['body'] ?? '',
      }}
      title={
        <>
          <span className={classes['title']}>{bulkWords[target.entity].title(target.count)}</span>
          <span className={classes['subtitle']}>
            {t('Asks the registries again and shows what would change. Nothing is written until you apply.')}
          </span>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears Ctrl Enter from anywhere within */}
      <div className={classes['all']} onKeyDown={onKeyDown}>
        <div className={classes['sides']}>
          <Options entity={target.entity} state={state} />
          <BulkPlanPart state={state} target={target} />
        </div>
        <Foot entity={target.entity} state={state} onClose={onClose} />
      </div>
    </Modal>
  );
}

function Options({ entity, state }: { entity: EntityType; state: BulkState }) {
  const { asking, all, active, keeping, runsRules } = state;
  return (
    <div className={classes['options']}>
      <ScopePart
        all={all}
        active={active}
        basicHint={basicHint(entity, state)}
        asking={asking}
        onChange={state.setAsking}
      />
      <KeepPart
        entity={entity}
        asking={asking}
        keeping={keeping}
        runsRules={runsRules}
        words={{
          name: { chosen: nameWords(state), other: null },
          profile: { chosen: profileWords(state), other: null },
          rules: ruleWords(undefined, runsRules),
          noDepth: t('These companies only.'),
        }}
        onAsking={state.setAsking}
        onKeeping={state.setKeeping}
        onRules={state.setRunsRules}
      />
    </div>
  );
}

function applyWords(entity: EntityType, { isReady, plan }: BulkState): string {
  if (!isReady || !plan) return t('Nothing to apply');
  const { changed, shareholders } = plan;
  return changed > 0
    ? bulkWords[entity].apply(changed)
    : t('Refresh {n, plural, one {# shareholder} other {# shareholders}}', {
        n: shareholders.created + shareholders.updated,
      });
}

type FootProps = { entity: EntityType; state: BulkState; onClose: () => void };

function Foot({ entity, state, onClose }: FootProps) {
  const { apply, isReady } = state;
  return (
    <footer className={classes['foot']}>
      {apply.error ? (
        <InlineError>{toApiError(apply.error).message}</InlineError>
      ) : (
        <p>{costWords(state.price)}</p>
      )}
      <Button variant="subtle" onClick={onClose} rightSection={<Kbd keys="Esc" />}>
        {t('Cancel')}
      </Button>
      <Button
        variant="filled"
        disabled={!isReady}
        loading={apply.isPending}
        onClick={state.submit}
        {...(isReady && { rightSection: <Kbd keys="Mod Enter" /> })}
      >
        {applyWords(entity, state)}
      </Button>
    </footer>
  );
}
