// What rules would make of a source.
import { previewRules } from '../../../shared/contract/rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { unpackValues } from '../../domain/imports/profile/pack-values.ts';
import { extraTargets } from '../../domain/imports/extras/extra-target.ts';
import { previewOfRules } from '../../domain/imports/rules/preview-rules.ts';
import { suggestedMapping, suggestedReading } from '../../domain/imports/show-source.ts';
import { withSuggestedJoins } from '../../domain/imports/suggested-rules.ts';
import { findProfiledColumn } from '../../store/source-profiles.ts';
import { findSource } from '../../store/sources.ts';
import { mount, type Mounter } from '../mount.ts';

export function ruleRoutes(app: Mounter): void {
  const { db } = app.services.store;

  mount(app, previewRules, ({ params: { sourceId }, body }) => {
    const source = findSource(db, sourceId);
    if (!source)
      throw new AppError('not_found', {
        message: t('There is no source {id}. Choose the file again.', { id: sourceId }),
      });
    const reading = suggestedReading(db, source);
    const columns = previewOfRules({
      columns: reading.columns.map(({ key }) => key),
      rows: reading.preview.filter(({ kind }) => kind === 'data').map(({ cells }) => cells),
      mapping: body.mapping ?? suggestedMapping(reading),
      rules: body.mapping ? body.rules : withSuggestedJoins(reading, body.rules),
      extras: extraTargets(db, body.mapping ?? suggestedMapping(reading), body.rules),
      valuesOf(column) {
        const stored = findProfiledColumn(db, sourceId, column);
        return stored && { values: unpackValues(stored.values), complete: !stored.profile.approximate };
      },
    });
    return { data: { columns } };
  });
}
