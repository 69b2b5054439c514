// What concerns the workspace as a whole: its look, its place, who may call its API.
import { t } from '../../../shared/messages/message.ts';
import { Page, PageBody, PageHeader, Scroll } from '../../ui/page.tsx';
import { ApiKeys } from './api-keys.tsx';
import { FieldsLink } from './fields-link.tsx';
import { ImportFiles } from './import-files.tsx';
import { Look } from './look.tsx';
import { Refreshes } from './refreshes.tsx';
import { References } from './references.tsx';
import { Recipes } from './recipes.tsx';
import { RulesLink } from './rules-link.tsx';
import { Schedules } from './schedules.tsx';
import { SourcePriorities } from './source-priority.tsx';
import { ProviderGroups } from './provider-groups.tsx';
import { Providers } from './providers.tsx';
import { Place } from './place.tsx';
import { Users } from './users.tsx';
import { Webhooks } from './webhooks/webhooks.tsx';
import classes from './settings.module.css';

export function SettingsPage() {
  return (
    <Page>
      <PageHeader title={t('Settings')} />
      <PageBody>
        <Scroll>
          <div className={classes['column']}>
            <Look />
            <FieldsLink />
            <RulesLink />
            <SourcePriorities />
            <Providers />
            <ProviderGroups />
            <References />
            <Schedules />
            <Refreshes />
            <ImportFiles />
            <Recipes />
            <Users />
            <ApiKeys />
            <Webhooks />
            <Place />
          </div>
        </Scroll>
      </PageBody>
    </Page>
  );
}
