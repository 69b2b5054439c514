// German. A file for each part of the window, so that a text is found beside its like; no text is in two of them.
import type { Catalogue } from '../message.ts';
import calls from './calls.json' with { type: 'json' };
import columns from './columns.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import companies from './companies.json' with { type: 'json' };
import desktop from './desktop.json' with { type: 'json' };
import entities from './entities.json' with { type: 'json' };
import enrichment from './enrichment.json' with { type: 'json' };
import fields from './fields.json' with { type: 'json' };
import grid from './grid.json' with { type: 'json' };
import imports from './imports.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import profile from './profile.json' with { type: 'json' };
import relations from './relations.json' with { type: 'json' };
import relationsTab from './relations-tab.json' with { type: 'json' };
import review from './review.json' with { type: 'json' };
import rules from './rules.json' with { type: 'json' };
import rulesPage from './rules-page.json' with { type: 'json' };
import server from './server.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import shell from './shell.json' with { type: 'json' };
import webhooks from './webhooks.json' with { type: 'json' };
import wizard from './wizard.json' with { type: 'json' };

export const parts: Readonly<Record<string, Catalogue>> = {
  calls,
  columns,
  common,
  companies,
  desktop,
  enrichment,
  entities,
  fields,
  grid,
  imports,
  people,
  profile,
  relations,
  'relations-tab': relationsTab,
  review,
  rules,
  'rules-page': rulesPage,
  server,
  settings,
  shell,
  webhooks,
  wizard,
};

export const german: Catalogue = Object.assign({}, ...Object.values(parts)) as Catalogue;
