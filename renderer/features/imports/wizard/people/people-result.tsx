// What came of a file's profiles: how many people there are now, and which lines hold none.
import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { t } from '../../../../../shared/messages/message.ts';
import type { PeopleImport } from '../../../../../shared/schema/people-import.ts';
import { formatCount } from '../../../../lib/format.ts';
import { undoOne } from '../../../../ui/steps/use-undo.ts';
import { useEnrich } from '../../../../ui/use-enrich.ts';
import classes from './people-result.module.css';

type Props = { fileName: string; made: PeopleImport; onClose: () => void };

export function PeopleResult({ fileName, made, onClose }: Props) {
  const enrich = useEnrich();
  const { people: ids, step_id: stepId } = made;
  const undo = useMutation({
    mutationFn: (step: string) => undoOne(step),
    onSuccess: onClose,
  });
  const lookUp = () => {
    onClose();
    enrich({ entity: 'person', name: t('People of {fileName}', { fileName }), ids });
  };
  return (
    <>
      <ul className={classes['ledger']} aria-label={t('What came of the rows')}>
        {ledgerOf(made).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {made.errors.length > 0 && <Faults {...made} />}
      <Group justify="flex-end" gap="sm" mt="lg">
        {stepId !== null && (
          <Button variant="subtle" loading={undo.isPending} onClick={() => undo.mutate(stepId)}>
            {t('Take back')}
          </Button>
        )}
        <Button onClick={onClose}>{t('Close')}</Button>
        {ids.length > 0 && (
          <Button variant="filled" onClick={lookUp} data-autofocus>
            {t('Enrich {n, plural, one {# person} other {# people}}', { n: ids.length })}
          </Button>
        )}
      </Group>
    </>
  );
}

/** Only what there is, but for the first. */
function ledgerOf(made: PeopleImport): string[] {
  const { created_count, matched_count, repeated_count, failed_count, blank_count } = made;
  return [
    t('{n, plural, one {# person added} other {# people added}}', { n: created_count }),
    ...some(matched_count, (n) =>
      t('{n, plural, one {# was here already} other {# were here already}}', { n }),
    ),
    ...some(repeated_count, (n) =>
      t('{n, plural, one {# row names somebody} other {# rows name somebody}} whom a row above names', { n }),
    ),
    ...some(failed_count, (n) =>
      t('{n, plural, one {# row holds} other {# rows hold}} no profile that can be read', { n }),
    ),
    ...some(blank_count, (n) => t('{n, plural, one {# row is} other {# rows are}} without a profile', { n })),
  ];
}

const some = (count: number, say: (n: number) => string): string[] => (count === 0 ? [] : [say(count)]);

function Faults({ errors, failed_count: all }: PeopleImport) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <section className={classes['faults']} aria-label={t('Rows without a usable profile')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{t('Line')}</th>
            <th>{t('Value')}</th>
            <th>{t('Why not')}</th>
          </tr>
        </thead>
        <tbody>
          {errors.map(({ row_number: row, line = row, value, message }) => (
            <tr key={row}>
              <td>{formatCount(line)}</td>
              <td title={value}>{value}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > errors.length && (
        <p>{t('The first {shown, number} of {all, number} are shown.', { shown: errors.length, all })}</p>
      )}
    </section>
  );
}
