import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Segmented } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Page, WebhookDelivery } from '@shared/api/types/index.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { At } from '../parts/Age.tsx';
import { Pager } from '../parts/Pager.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useWebhookTexts } from './texts.ts';
import { eventWords, faultWords } from './words.ts';

const states = ['waiting', 'delivered', 'setAside'] as const;
const tones = { waiting: 'tag-wait', delivered: 'tag-ok', setAside: 'tag-end' } as const;

/** What went out, and what has not got through yet, the newest first. */
export function WebhookMessages({ id }: { id: string }) {
  const t = useWebhookTexts();
  const [state, setState] = useState('');
  const [cursor, setCursor] = useState('');
  const list = useQuery({
    queryKey: ['webhooks', id, 'messages', state, cursor], placeholderData: keepPreviousData, refetchInterval: 5_000,
    queryFn: ({ signal }) => api.get<Page<WebhookDelivery>>(`/webhooks/${encodeURIComponent(id)}/deliveries`, { state, cursor }, signal),
  });
  const items = list.data?.items ?? [];
  return (
    <section aria-label={t('messages')}>
      <div className="webhook-line">
        <b>{t('messages')}</b>
        <Segmented
          size="small" value={state} aria-label={t('messages')} options={[{ value: '', label: t('messages.any') }, ...states.map((s) => ({ value: s as string, label: t(`message.${s}`) }))]}
          onChange={(next) => { setState(next); setCursor(''); }}
        />
      </div>
      {list.isPending ? <RowsLoading rows={4} />
        : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          : items.length === 0 ? <EmptyState title={t('messages.empty')} body={t('messages.emptyBody')} />
            : <ul className="webhook-messages">{items.map((item) => <Line key={item.id} webhook={id} item={item} />)}</ul>}
      {(list.data?.next || cursor) && <Pager count={items.length} next={list.data?.next} first={!cursor} onNext={() => setCursor(list.data?.next ?? '')} onFirst={() => setCursor('')} />}
    </section>
  );
}

function Line({ webhook, item }: { webhook: string; item: WebhookDelivery }) {
  const t = useWebhookTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const act = useMutation({
    mutationFn: (what: 'send' | 'set-aside') => api.post(`/webhooks/${encodeURIComponent(webhook)}/deliveries/${encodeURIComponent(item.id)}/${what}`),
    onSuccess: (_, what) => void (what === 'send' && message.success(t('message.queued'))),
    onError: (error) => void message.error(explain(error, lang)),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['webhooks'] }),
  });
  return (
    <li data-message={item.state}>
      <div className="webhook-line">
        <b>{eventWords(item.type, t)}</b><span className="num">{item.subject}</span><span className="quiet"><At at={item.at} /></span><span className={`tag ${tones[item.state]} push`}>{t(`message.${item.state}`)}</span>
      </div>
      {(item.tries > 1 || item.lastFault) && (
        <div className="webhook-line quiet">
          <span>{t('message.tries', { count: item.tries })}</span>{item.lastFault && <span>{faultWords(item.lastFault, item.lastStatus, t)}</span>}
          {item.nextTryAt && <span>{t('message.next', { at: '' })}<At at={item.nextTryAt} /></span>}
        </div>
      )}
      <div className="webhook-line">
        <Button size="small" loading={act.isPending} onClick={() => act.mutate('send')}>{t(item.state === 'waiting' ? 'message.send' : 'message.again')}</Button>
        {item.state === 'waiting' && item.tries > 0 && (
          <Popconfirm title={t('message.setAside.ask')} okText={t('message.setAside.act')} onConfirm={() => act.mutate('set-aside')}><Button size="small">{t('message.setAside.act')}</Button></Popconfirm>
        )}
      </div>
      <details><summary>{t('message.body')} <span className="num">{item.messageId}</span></summary><pre tabIndex={0}>{JSON.stringify(JSON.parse(item.body), null, 2)}</pre></details>
    </li>
  );
}
