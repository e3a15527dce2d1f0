import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { api } from '@shared/api/client.ts';
import type { Page, WarningFeed } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { formatNumber } from '@shared/time/format.ts';
import { At } from '../parts/Age.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { FeedCard } from './FeedCard.tsx';
import { FeedForm } from './FeedForm.tsx';
import { useWarningTexts } from './texts.ts';

const feedTones = { stopped: 'tag-end', waiting: 'tag-wait', good: 'tag-ok', failing: 'tag-bad' } as const;

/** Where warnings come from, and whether they do. */
export function FeedsView({ url }: { url: ReturnType<typeof useUrlState> }) {
  const t = useWarningTexts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const list = useQuery({ queryKey: ['warnings', 'feeds'], refetchInterval: 5_000, queryFn: ({ signal }) => api.get<Page<WarningFeed>>('/warnings/feeds', {}, signal) });
  const items = list.data?.items ?? [];
  const chosen = items.find((item) => item.id === url.get('feed')) ?? null;
  const editing = chosen !== null && url.get('edit') === '1';
  const making = url.get('new') === '1';
  const close = (): void => url.set({ feed: null, edit: null, new: null });
  return (
    <>
      <div className="warning-line">
        <Button type="primary" icon={<PlusOutlined />} onClick={() => url.set({ new: '1' })}>{t('feeds.new')}</Button>
        <span className="quiet">{t('feeds.why')}</span>
      </div>
      <div className="panel scroll">
        {list.isPending ? <RowsLoading rows={6} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('feeds.empty')} body={t('feeds.emptyBody')} /> : <Rows items={items} onOpen={(id) => url.set({ feed: id })} />}
      </div>
      <Drawer open={chosen !== null && !editing} onClose={close} title={chosen?.name} size={640} destroyOnHidden>
        {chosen && <FeedCard feed={chosen} onEdit={() => url.set({ edit: '1' })} />}
      </Drawer>
      <Drawer open={making || editing} onClose={close} title={t(editing ? 'feeds.edit' : 'feeds.new')} size={520} destroyOnHidden>
        <FeedForm
          key={editing ? chosen.id : 'new'} feed={editing ? chosen : null}
          onDone={(id) => { void queries.invalidateQueries({ queryKey: ['warnings', 'feeds'] }); void message.success(t('feed.save')); url.set({ new: null, edit: null, feed: id }); }}
        />
      </Drawer>
    </>
  );
}

function Rows({ items, onOpen }: { items: WarningFeed[]; onOpen: (id: string) => void }) {
  const t = useWarningTexts();
  const lang = useLang();
  return (
    <table className="list list-cards">
      <colgroup><col style={{ width: 200 }} /><col /><col style={{ width: 140 }} /><col style={{ width: 110 }} /><col style={{ width: 100 }} /><col style={{ width: 120 }} /><col style={{ width: 120 }} /></colgroup>
      <thead><tr><th>{t('feed.name')}</th><th>{t('feed.address')}</th><th>{t('feed.area')}</th><th>{t('col.state')}</th><th>{t('feed.active')}</th><th>{t('feed.good')}</th><th>{t('feed.next')}</th></tr></thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} data-feed={item.state}>
            <td><button type="button" className="warning-name" aria-label={t('open', { name: item.name })} onClick={() => onOpen(item.id)}>{item.name}</button></td>
            <td className="card-line">{item.address ?? t('outcome.pushed')}</td>
            <td>{say(item.area.name, lang)}</td>
            <td><span className={`tag ${feedTones[item.state]}`}>{t(`feed.state.${item.state}`)}</span></td>
            <td className="num">{formatNumber(item.active)}</td>
            <td className="num"><At at={item.lastGoodAt} /></td>
            <td className="num"><At at={item.address ? item.nextPollAt : null} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
