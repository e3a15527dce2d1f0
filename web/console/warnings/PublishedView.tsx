import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { api } from '@shared/api/client.ts';
import type { Page, PublishChoices, PublishedWarning } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMay } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { At } from '../parts/Age.tsx';
import { Pager } from '../parts/Pager.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { CapSeverity, rankOf } from './marks.tsx';
import { PublishedCard } from './PublishedCard.tsx';
import { PublishForm } from './PublishForm.tsx';
import { useWarningTexts } from './texts.ts';

const publishedTones = { inForce: 'tag-bad', canceled: 'tag-ok', expired: 'tag-end' } as const;

/** What this center told the world, and what it may tell. */
export function PublishedView({ url }: { url: ReturnType<typeof useUrlState> }) {
  const t = useWarningTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const may = useMay('warning.publish');
  const cursor = url.get('cursor');
  const choices = useQuery({ queryKey: ['warnings', 'choices'], refetchInterval: 30_000, queryFn: ({ signal }) => api.get<PublishChoices>('/warnings/published/choices', {}, signal) });
  const list = useQuery({
    queryKey: ['warnings', 'published', cursor], placeholderData: keepPreviousData, refetchInterval: 10_000,
    queryFn: ({ signal }) => api.get<Page<PublishedWarning>>('/warnings/published', { cursor }, signal),
  });
  const items = list.data?.items ?? [];
  const suggestions = may ? (choices.data?.suggestions ?? []) : [];
  const chosen = url.get('published');
  const close = (): void => url.set({ published: null, new: null, alarm: null });
  return (
    <>
      <div className="warning-line">
        {may && <Button type="primary" icon={<PlusOutlined />} onClick={() => url.set({ new: '1' })}>{t('out.new')}</Button>}
        <span className="quiet">{t('out.why', { feed: choices.data?.feed ?? '/cap/alerts.atom' })}</span>
      </div>
      {suggestions.length > 0 && (
        <section className="warning-note" aria-label={t('out.suggest')}>
          <b>{t('out.suggest')}</b>
          {suggestions.map((item) => (
            <div className="warning-line" key={item.alarmId}>
              <span>{t('out.suggest.line', { area: item.area.name, condition: item.condition, at: formatTime(item.startedAt, now) })}</span>
              <Button size="small" onClick={() => url.set({ new: '1', alarm: item.alarmId })}>{t('out.suggest.use')}</Button>
            </div>
          ))}
        </section>
      )}
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isPending ? <RowsLoading rows={6} />
          : !list.data ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('out.empty')} body={t('out.emptyBody')} />
              : (
                <table className="list list-cards">
                  <colgroup><col style={{ width: 120 }} /><col /><col style={{ width: 160 }} /><col style={{ width: 130 }} /><col style={{ width: 130 }} /><col style={{ width: 160 }} /></colgroup>
                  <thead><tr><th>{t('col.severity')}</th><th>{t('col.headline')}</th><th>{t('col.areas')}</th><th>{t('in.sent')}</th><th>{t('col.until')}</th><th>{t('col.state')}</th></tr></thead>
                  <tbody>
                    {items.map((item) => (
                      <tr key={item.id} data-published={item.state}>
                        <td><CapSeverity rank={rankOf(item.severity)} /></td>
                        <td><button type="button" className="warning-name" aria-label={t('open', { name: say(item.headline, lang) })} onClick={() => url.set({ published: item.id }, true)}>{say(item.headline, lang)}</button></td>
                        <td>{say(item.area.name, lang)}</td>
                        <td className="num"><At at={item.publishedAt} /></td>
                        <td className="num"><At at={item.expiresAt} /></td>
                        <td><span className="warning-line"><span className={`tag ${publishedTones[item.state]}`}>{t(`out.state.${item.state}`)}</span>{item.status !== 'Actual' && <span className="tag tag-wait">{t.of(`status.${item.status}`)}</span>}</span></td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
      </div>
      {(list.data?.next || cursor) && <Pager count={items.length} next={list.data?.next} first={!cursor} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({})} />}
      <Drawer open={chosen !== ''} onClose={close} title={t('view.published')} size={680} destroyOnHidden>{chosen && <PublishedCard id={chosen} />}</Drawer>
      <Drawer open={may && url.get('new') === '1'} onClose={close} title={t('out.new')} size={680} destroyOnHidden>
        {choices.data ? <PublishForm choices={choices.data} proposed={suggestions.find((s) => s.alarmId === url.get('alarm')) ?? null} onDone={(id) => url.set({ new: null, alarm: null, published: id })} /> : <RowsLoading rows={8} />}
      </Drawer>
    </>
  );
}
