// What the events of webhooks are called.
import { msg, t } from '../../../../shared/messages/message.ts';
import { testTopic, webhookTopics, type WebhookTopic } from '../../../../shared/schema/webhook.ts';

const words: Record<WebhookTopic, string> = {
  'entity:refresh-started': msg('A refresh began'),
  'entity:refreshed': msg('A record was refreshed'),
  'entity:refresh-failed': msg('A refresh failed'),
  'import:progress': msg('An import is further'),
  'import:completed': msg('An import is done'),
  'import:failed': msg('An import failed'),
  'import:undone': msg('An import was undone'),
  'enrichment:progress': msg('A batch is further'),
  'enrichment:item': msg('Items of a batch were answered'),
  'enrichment:completed': msg('A batch is done'),
  'company:changed': msg('Companies changed'),
  'person:changed': msg('People changed'),
  'relation:changed': msg('Relationships changed'),
  'rules:changed': msg('Rules, or what they found, changed'),
  'object:changed': msg('Objects changed'),
  'user:changed': msg('Users changed'),
  'definitions:changed': msg('Groups or fields changed'),
  'step:changed': msg('Something was done or undone'),
  'bulk:progress': msg('A bulk edit is further'),
  'bulk:ended': msg('A bulk edit is done'),
  'export:changed': msg('An export is further'),
  'schedule:changed': msg('A schedule changed'),
  'reference:changed': msg('A reference dataset changed'),
};

export const topicChoices = webhookTopics.map((topic) => ({ topic, label: t(words[topic]) }));

export function topicWords(topic: string): string {
  if (topic === testTopic) return t('Trial');
  return topicChoices.find((choice) => choice.topic === topic)?.label ?? topic;
}
