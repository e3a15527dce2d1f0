import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Page, Webhook } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { formatNumber } from '@shared/time/format.ts';
import { SecretShown, type Secret } from '../admin/SecretShown.tsx';
import '../admin/admin.css';
import { At } from '../parts/Age.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useUrlState } from '../parts/useUrlState.ts';
import { useWebhookTexts } from './texts.ts';
import { WebhookCard } from './WebhookCard.tsx';
import { WebhookForm } from './WebhookForm.tsx';
import { eventWords } from './words.ts';
import './webhooks.css';

const tones = { active: 'tag-ok', failing: 'tag-bad', paused: 'tag-wait' } as const;

/** Where news of the city goes, and whether it gets there. */
export default function WebhooksPage() {
  const t = useWebhookTexts();
  const url = useUrlState();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [secret, setSecret] = useState<Secret | null>(null);
  const list = useQuery({ queryKey: ['webhooks'], refetchInterval: 5_000, queryFn: ({ signal }) => api.get<Page<Webhook>>('/webhooks', {}, signal) });
  const items = list.data?.items ?? [];
  const chosen = items.find((item) => item.id === url.get('webhook')) ?? null;
  const editing = chosen !== null && url.get('edit') === '1';
  const making = url.get('new') === '1';
  const close = (): void => url.set({ webhook: null, edit: null, new: null });
  const show = (name: string, value: string | null): void => setSecret({ title: t('secret.title', { name }), value });
  return (
    <div className="page-body page-fixed webhooks">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <span className="quiet">{t('why')}</span>
        <Button className="push" type="primary" icon={<PlusOutlined />} onClick={() => url.set({ new: '1' })}>{t('new')}</Button>
      </div>
      <div className="panel scroll">
        {list.isPending ? <RowsLoading rows={6} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('empty')} body={t('emptyBody')} /> : <Rows items={items} onOpen={(id) => url.set({ webhook: id })} />}
      </div>
      <Drawer open={chosen !== null && !editing} onClose={close} title={chosen?.name} size={620} destroyOnHidden>
        {chosen && <WebhookCard webhook={chosen} onEdit={() => url.set({ edit: '1' })} onSecret={(made) => show(chosen.name, made.secret)} onRemoved={close} />}
      </Drawer>
      <Drawer open={making || editing} onClose={close} title={t(editing ? 'edit' : 'new')} size={520} destroyOnHidden>
        <WebhookForm
          key={editing ? chosen.id : 'new'} webhook={editing ? chosen : null} onCancel={() => (editing ? url.set({ edit: null }) : close())}
          onDone={(made, draft) => {
            void queries.invalidateQueries({ queryKey: ['webhooks'] });
            if (made) {
              url.set({ new: null, webhook: made.id });
              show(draft.name, made.secret);
            } else {
              void message.success(t('saved'));
              url.set({ edit: null });
            }
          }}
        />
      </Drawer>
      <SecretShown secret={secret} onClose={() => setSecret(null)} />
    </div>
  );
}

function Rows({ items, onOpen }: { items: Webhook[]; onOpen: (id: string) => void }) {
  const t = useWebhookTexts();
  const lang = useLang();
  return (
    <table className="list list-cards">
      <colgroup><col style={{ width: 180 }} /><col /><col style={{ width: 140 }} /><col style={{ width: 260 }} /><col style={{ width: 110 }} /><col style={{ width: 80 }} /><col style={{ width: 120 }} /></colgroup>
      <thead><tr><th>{t('col.name')}</th><th>{t('col.address')}</th><th>{t('col.area')}</th><th>{t('col.events')}</th><th>{t('col.state')}</th><th>{t('col.waiting')}</th><th>{t('col.delivered')}</th></tr></thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} data-webhook={item.state}>
            <td><button type="button" className="webhook-name" aria-label={t('open', { name: item.name })} onClick={() => onOpen(item.id)}>{item.name}</button></td>
            <td className="card-line">{item.address}</td>
            <td>{say(item.area.name, lang)}</td>
            <td className="card-line">{item.events.map((name) => eventWords(name, t)).join(lang === 'zh' ? '、' : ', ')}</td>
            <td><span className={`tag ${tones[item.state]}`}>{t(`state.${item.state}`)}</span></td>
            <td className="num">{formatNumber(item.waiting)}</td>
            <td className="num"><At at={item.lastDeliveredAt} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
