// Which companies, in what form, with which columns: asked before a file is written, with the count on the button.
import { Button, Checkbox, Group, Modal, Radio, Select, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { t, tc } from '../../../../shared/messages/message.ts';
import { exportTemplates, type ExportFormat, type ExportTemplate } from '../../../../shared/schema/export.ts';
import { toApiError } from '../../../api/api-error.ts';
import type { SearchQuery } from '../../../lib/company-search.ts';
import { InlineError } from '../../../ui/message.tsx';
import { startExport } from './start-export.ts';

/** What the list shows now: its query, its columns in order, and the companies that are selected. */
export type ExportScene = {
  query: SearchQuery;
  total: number;
  isNarrowed: boolean;
  columns: readonly string[];
  /** Answers their ids; null where no more than one cell is selected. */
  selection: { count: number; ids: () => Promise<string[]> } | null;
};

type Scope = 'list' | 'selection' | 'all';
type Columns = 'shown' | 'all' | ExportTemplate;

const formats: { value: ExportFormat; label: string }[] = [
  { value: 'csv', label: 'CSV' },
  { value: 'xlsx', label: t('Excel workbook') },
  { value: 'jsonl', label: t('JSON lines') },
];

const templateNames: Record<ExportTemplate, string> = {
  hubspot: t('As HubSpot imports them'),
  salesforce: t('As Salesforce imports them'),
  folk: t('As folk imports them'),
};

const isTemplate = (columns: Columns): columns is ExportTemplate =>
  (exportTemplates as readonly string[]).includes(columns);

export function ExportDialog(props: { opened: boolean; scene: ExportScene; onClose: () => void }) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('Export companies')} size={460}>
      {props.opened && <ExportForm scene={props.scene} onClose={props.onClose} />}
    </Modal>
  );
}

function ExportForm({ scene, onClose }: { scene: ExportScene; onClose: () => void }) {
  const [scope, setScope] = useState<Scope>(scene.selection ? 'selection' : 'list');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [columns, setColumns] = useState<Columns>('shown');
  const [guard, setGuard] = useState(true);
  const start = useMutation({
    mutationFn: async () => {
      const which =
        scope === 'selection'
          ? { query: {}, companyIds: await (scene.selection?.ids() ?? []) }
          : { query: scope === 'all' ? {} : scene.query };
      const what = isTemplate(columns)
        ? { template: columns }
        : columns === 'shown'
          ? { columns: [...scene.columns] }
          : {};
      return startExport(
        { format, guard, headers: 'labels', ...which, ...what },
        tc('file name', 'companies'),
      );
    },
    onSuccess: (job) => job && onClose(),
  });
  const count = scope === 'selection' ? scene.selection?.count : scope === 'list' ? scene.total : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <Stack gap="md">
        <Radio.Group label={t('Companies')} value={scope} onChange={(value) => setScope(value)}>
          <Stack gap={6} mt={4}>
            {scene.selection && (
              <Radio
                value="selection"
                label={t('The selection: {n, plural, one {# company} other {# companies}}', {
                  n: scene.selection.count,
                })}
              />
            )}
            <Radio
              value="list"
              label={
                scene.isNarrowed
                  ? t('This list: {n, number}, in its order', { n: scene.total })
                  : t('All {n, number}, in the order of the list', { n: scene.total })
              }
            />
            {scene.isNarrowed && (
              <Radio value="all" label={t('All companies, in the order in which they were made')} />
            )}
          </Stack>
        </Radio.Group>
        <Radio.Group label={t('Form')} value={format} onChange={(value) => setFormat(value)}>
          <Group gap="lg" mt={4}>
            {formats.map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Group>
        </Radio.Group>
        <Select
          label={t('Columns')}
          allowDeselect={false}
          value={columns}
          onChange={(value) => value !== null && setColumns(value)}
          data={[
            { value: 'shown', label: t('As shown ({n, number})', { n: scene.columns.length }) },
            { value: 'all', label: t('Every field') },
            ...exportTemplates.map((value) => ({ value, label: templateNames[value] })),
          ]}
        />
        {format === 'csv' && (
          <Checkbox
            checked={guard}
            onChange={(event) => setGuard(event.currentTarget.checked)}
            label={t('Keep spreadsheets from running cells as formulas')}
            description={t('An apostrophe is put before cells such as =1+1. An import takes it off again.')}
          />
        )}
        {start.error !== null && <InlineError>{toApiError(start.error).message}</InlineError>}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={start.isPending} disabled={count === 0}>
            {count === null || count === undefined
              ? t('Export all companies')
              : t('Export {n, plural, one {# company} other {# companies}}', { n: count })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
