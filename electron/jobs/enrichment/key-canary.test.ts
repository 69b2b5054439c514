// A key that is used leaves no trace, also where the provider sends it back, refuses it or fails on it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Log } from '../../lib/log.ts';
import { ProviderError, type Answer, type Lookup, type ProviderContext } from '../../providers/provider.ts';
import { transact } from '../../store/database.ts';
import { setProviderLocal } from '../../store/enrichment/provider-settings.ts';
import { listAnswersOf } from '../../store/enrichment/answers.ts';
import { openFaultServer, type Call } from '../../testing/fault-server.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { createWriter } from './patient-writer.ts';
import { createContexts } from './provider-contexts.ts';
import { matched, scripted } from './testing-provider.ts';
import { batchOf, engineOver, itemsOf, startTestBatch } from './testing.ts';
