// The import before it runs: is the file read as it was meant, and what becomes of each column.
// The step stands in the address, so that the browser's own Back works.
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { ApiError } from '../../../api/api-error.ts';
import { formatBytes } from '../../../lib/format.ts';
import { useImportOpener } from '../../../ui/import-opener.tsx';
import { ErrorMessage, Loading, Message } from '../../../ui/message.tsx';
import { ActionBar, Page, Spacer } from '../../../ui/page.tsx';
import { CheckStep } from './check/check-step.tsx';
import { ColumnsStep } from './columns/columns-step.tsx';
import { seedJoins, withSuggestedJoins } from './columns/suggested-join.ts';
import { FileStep } from './file/file-step.tsx';
import { WizardHeader } from './frame/wizard-header.tsx';
import { PeopleBanner } from './people/people-banner.tsx';
import { DriftBanner } from './recipe/drift-banner.tsx';
import { seedDraft } from './recipe/recipe-draft.ts';
import { emptyDraft, saveDraft } from './draft.ts';
import { useReading, type Reading } from './use-reading.ts';

const route = getRouteApi('/imports/new/$sourceId');

export function ImportWizardPage() {
  const { sourceId } = route.useParams();
  return <Wizard key={sourceId} sourceId={sourceId} />;
}

function Wizard({ sourceId }: { sourceId: string }) {
  const { reading, failure, retry } = useReading(sourceId);
  if (reading === null) return <NoSource failure={failure} retry={retry} />;
  if (reading.source.status === 'failed') return <Unreadable reading={reading} />;
  return <Steps reading={reading} />;
}

function Steps({ reading }: { reading: Reading }) {
  const { step = 'file' } = route.useSearch();
  const navigate = route.useNavigate();
  const goTo = (to: WizardStep) => void navigate({ search: { step: to } });
  // Before a step reads the draft: a file that a recipe knows starts from the recipe's choices.
  useState(() => {
    seedDraft(sessionStorage, reading.source);
    if (step !== 'file') seedJoins(sessionStorage, reading.source);
  });
  const [declined, setDeclined] = useState(0);
  const decline = () => {
    const { id, columns } = reading.source;
    saveDraft(sessionStorage, id, withSuggestedJoins(emptyDraft, columns));
    setDeclined((times) => times + 1);
    goTo('columns');
  };
  const toColumns = () => {
    seedJoins(sessionStorage, reading.source);
    goTo('columns');
  };
  return (
    <Page>
      <WizardHeader
        title={reading.source.file_name}
        meta={formatBytes(reading.source.byte_size)}
        step={step}
        closeLabel={t('Close. Nothing is imported.')}
        onBackTo={(to) => goTo(to === 'columns' ? 'columns' : 'file')}
      />
      {step !== 'check' && <PeopleBanner source={reading.source} />}
      {step !== 'file' && (
        <DriftBanner
          source={reading.source}
          {...(step === 'check' ? { onChangeColumns: () => goTo('columns') } : {})}
          onDeclined={decline}
        />
      )}
      {step === 'file' && <FileStep reading={reading} onNext={toColumns} />}
      {step === 'columns' && (
        <ColumnsStep
          key={declined}
          source={reading.source}
          onBack={() => goTo('file')}
          onNext={() => goTo('check')}
        />
      )}
      {step === 'check' && <CheckStep source={reading.source} onBack={() => goTo('columns')} />}
    </Page>
  );
}

type WizardStep = 'file' | 'columns' | 'check';

function NoSource({ failure, retry }: { failure: ApiError | null; retry: () => void }) {
  const opener = useImportOpener();
  if (failure === null) return <Loading label={t('Opening the file')} />;
  if (failure.code !== 'not_found')
    return <ErrorMessage title={t('The file could not be shown')} error={failure} onRetry={retry} />;
  return (
    <Message title={t('This file is not waiting to be imported any more. Choose it again.')}>
      <Button onClick={opener.chooseFile}>{t('Choose a file')}</Button>
    </Message>
  );
}

function Unreadable({ reading: { source } }: { reading: Reading }) {
  const opener = useImportOpener();
  const reason =
    source.failure?.message ??
    t('The file cannot be read. Check that it is a table: CSV, Excel, OpenDocument or JSON.');
  return (
    <Page>
      <WizardHeader title={source.file_name} step="file" closeLabel={t('Close')} />
      <ErrorMessage title={t('This file cannot be imported')} error={{ message: reason }} />
      <ActionBar>
        <Spacer />
        <Button variant="filled" onClick={opener.chooseFile}>
          {t('Choose another file')}
        </Button>
      </ActionBar>
    </Page>
  );
}
