import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { api } from '@shared/api/client.ts';
import type { Webhook, WebhookMade, WebhookTest } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatNumber, formatTime } from '@shared/time/format.ts';
import { At } from '../parts/Age.tsx';
import { useWebhookTexts } from './texts.ts';
import { WebhookMessages } from './WebhookMessages.tsx';
import { eventWords, faultWords } from './words.ts';

interface Props { webhook: Webhook; onEdit: () => void; onSecret: (made: WebhookMade) => void; onRemoved: () => void }

/** One subscription: how it stands, what can be done with it, its messages. */
export function WebhookCard({ webhook, onEdit, onSecret, onRemoved }: Props) {
  const t = useWebhookTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const path = `/webhooks/${encodeURIComponent(webhook.id)}`;
  const onError = (error: unknown): void => void message.error(explain(error, lang));
  const onSettled = (): void => void queries.invalidateQueries({ queryKey: ['webhooks'] });
  const test = useMutation({
    mutationFn: () => api.post<WebhookTest>(`${path}/test`),
    onSuccess: (answer) => void (answer.fault ? message.error(t('test.failed', { fault: faultWords(answer.fault, answer.status, t) }), 6) : message.success(t('test.ok', { status: answer.status }), 6)),
    onError,
  });
  const turn = useMutation({ mutationFn: (what: 'pause' | 'resume') => api.post(`${path}/${what}`), onError, onSettled });
  const renew = useMutation({ mutationFn: () => api.post<WebhookMade>(`${path}/secret`), onSuccess: onSecret, onError, onSettled });
  const remove = useMutation({ mutationFn: () => api.remove(path), onSuccess: () => { void message.success(t('removed')); onRemoved(); }, onError, onSettled });
  return (
    <div className="webhook">
      <Notes webhook={webhook} />
      <dl>
        <dt>{t('col.address')}</dt><dd>{webhook.address}</dd>
        <dt>{t('col.area')}</dt><dd>{say(webhook.area.name, lang)}</dd>
        <dt>{t('col.events')}</dt><dd>{webhook.events.map((name) => eventWords(name, t)).join(lang === 'zh' ? '、' : ', ')}</dd>
        <dt>{t('col.categories')}</dt><dd>{webhook.categories.join(' ') || t('categories.all')}</dd>
        <dt>{t('col.delivered')}</dt><dd><At at={webhook.lastDeliveredAt} /></dd>
      </dl>
      <div className="webhook-acts">
        <Button type="primary" loading={test.isPending} onClick={() => test.mutate()}>{t('act.test')}</Button>
        <Button onClick={onEdit}>{t('act.edit')}</Button>
        <Button loading={turn.isPending} onClick={() => turn.mutate(webhook.state === 'paused' ? 'resume' : 'pause')}>{t(webhook.state === 'paused' ? 'act.resume' : 'act.pause')}</Button>
        <Popconfirm title={<div className="ask">{t('act.secretAsk')}</div>} okText={t('act.secret')} onConfirm={() => renew.mutate()}><Button loading={renew.isPending}>{t('act.secret')}</Button></Popconfirm>
        <Popconfirm title={<div className="ask">{t('act.removeAsk', { name: webhook.name, count: webhook.waiting })}</div>} okText={t('act.remove')} okButtonProps={{ danger: true }} onConfirm={() => remove.mutate()}>
          <Button danger loading={remove.isPending}>{t('act.remove')}</Button>
        </Popconfirm>
      </div>
      <WebhookMessages id={webhook.id} />
    </div>
  );
}

/** Why it stands still, or what went wrong last. */
function Notes({ webhook }: { webhook: Webhook }) {
  const t = useWebhookTexts();
  const now = useCityNow(10_000);
  const at = (instant: string | null): string => (instant ? formatTime(instant, now) : t('note.now'));
  const fault = faultWords(webhook.lastFault, webhook.lastStatus, t);
  return (
    <>
      {webhook.state === 'paused' && webhook.pausedWhy && <p className="webhook-note" role="status">{t(`note.${webhook.pausedWhy}`, { at: at(webhook.pausedAt) })}</p>}
      {webhook.state === 'failing' && <p className="webhook-note" role="status">{t('note.failingSince', { since: at(webhook.failingSince), fault, next: at(webhook.nextTryAt) })}</p>}
      {webhook.state !== 'failing' && webhook.lastFault && <p className="quiet" style={{ margin: 0 }}>{t('note.last', { at: at(webhook.lastFailedAt), fault })}</p>}
      {webhook.dropped > 0 && <p className="webhook-note">{t('note.dropped', { count: formatNumber(webhook.dropped) })}</p>}
    </>
  );
}
