import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Page, WarningFeed, WarningPoll } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { formatNumber } from '@shared/time/format.ts';
import { At } from '../parts/Age.tsx';
import { Pager } from '../parts/Pager.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useWarningTexts } from './texts.ts';

/** One source: how it stands, and what came of each poll. */
export function FeedCard({ feed, onEdit }: { feed: WarningFeed; onEdit: () => void }) {
  const t = useWarningTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const poll = useMutation({
    mutationFn: () => api.post<WarningPoll>(`/warnings/feeds/${encodeURIComponent(feed.id)}/poll`),
    onSuccess: (done) => void message.info(t('feed.polled', { outcome: t(`outcome.${done.outcome}`, { status: done.status }), taken: done.taken }), 6),
    onError: (error) => void message.error(explain(error, lang)),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['warnings'] }),
  });
  return (
    <div className="warning" data-feed-card={feed.state}>
      {feed.unknownDevices.length > 0 && <p className="warning-note" role="status">{t('feed.unknownDevices', { names: feed.unknownDevices })}</p>}
      <dl>
        <dt>{t('col.state')}</dt><dd>{t(`feed.state.${feed.state}`)}</dd>
        {feed.address ? <><dt>{t('feed.address')}</dt><dd>{feed.address}</dd></> : <><dt>{t('feed.send')}</dt><dd><code>POST /api/v1/warnings/feeds/{feed.id}/alerts</code></dd></>}
        <dt>{t('feed.area')}</dt><dd>{say(feed.area.name, lang)}</dd>
        <dt>{t('feed.words')}</dt><dd>{feed.words.join(lang === 'zh' ? '、' : ', ') || '–'}</dd>
        <dt>{t('feed.least')}</dt><dd>{t.of(`severity.${feed.leastSeverity}`)}</dd>
        <dt>{t('feed.devices')}</dt><dd>{feed.devices.join(' ') || '–'}</dd>
        <dt>{t('feed.active')}</dt><dd>{formatNumber(feed.active)}</dd>
        <dt>{t('feed.good')}</dt><dd><At at={feed.lastGoodAt} /></dd>
        {feed.address && <><dt>{t('feed.next')}</dt><dd><At at={feed.nextPollAt} /></dd></>}
      </dl>
      <div className="warning-line">
        {feed.address && feed.enabled && <Button type="primary" loading={poll.isPending} onClick={() => poll.mutate()}>{t('feed.poll')}</Button>}
        <Button onClick={onEdit}>{t('feeds.edit')}</Button>
      </div>
      <Polls id={feed.id} />
    </div>
  );
}

function Polls({ id }: { id: string }) {
  const t = useWarningTexts();
  const [cursor, setCursor] = useState('');
  const list = useQuery({
    queryKey: ['warnings', 'polls', id, cursor], placeholderData: keepPreviousData, refetchInterval: 5_000,
    queryFn: ({ signal }) => api.get<Page<WarningPoll>>(`/warnings/feeds/${encodeURIComponent(id)}/polls`, { cursor }, signal),
  });
  const items = list.data?.items ?? [];
  return (
    <section aria-label={t('polls')}>
      <b>{t('polls')}</b>
      {list.isPending ? <RowsLoading rows={4} />
        : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          : items.length === 0 ? <EmptyState title={t('polls.empty')} body={t('polls.emptyBody')} />
            : (
              <ul className="warning-list">
                {items.map((item) => (
                  <li key={item.id} data-poll={item.outcome}>
                    <div className="warning-line"><span className="num"><At at={item.at} /></span><b>{t(`outcome.${item.outcome}`, { status: item.status })}</b>{item.entries > 0 && <span className="quiet">{t('poll.counts', { ...item })}</span>}</div>
                    {item.detail && item.detail !== item.outcome && <div className="quiet">{t.of(`outcome.${item.detail}`, undefined, item.detail)}</div>}
                  </li>
                ))}
              </ul>
            )}
      {(list.data?.next || cursor) && <Pager count={items.length} next={list.data?.next} first={!cursor} onNext={() => setCursor(list.data?.next ?? '')} onFirst={() => setCursor('')} />}
    </section>
  );
}
