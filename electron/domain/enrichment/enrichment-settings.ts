// What a person set for enrichment as a whole.
import { enrichmentSettingsSchema, type EnrichmentSettings } from '../../../shared/schema/enrichment.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { findSetting, setSetting } from '../../store/settings.ts';

const setting = 'enrichment';

const usual: EnrichmentSettings = { rawDays: 90 };

export const enrichmentSettings = (db: ReadDb): EnrichmentSettings =>
  enrichmentSettingsSchema.safeParse(findSetting(db, setting)).data ?? usual;

export const saveEnrichmentSettings = (db: WriteDb, settings: EnrichmentSettings): void =>
  setSetting(db, setting, settings);
