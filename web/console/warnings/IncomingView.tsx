import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Drawer, Segmented } from 'antd';
import { api } from '@shared/api/client.ts';
import type { Page, Warning } from '@shared/api/types/index.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { At } from '../parts/Age.tsx';
import { Pager } from '../parts/Pager.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { CapSeverity, headlineOf, infoFor } from './marks.tsx';
import { useWarningTexts } from './texts.ts';
import { WarningCard } from './WarningCard.tsx';

const tones = { active: 'tag-bad', replaced: 'tag-end', canceled: 'tag-ok', expired: 'tag-end', note: 'tag-wait' } as const;

/** Warnings of others that touch this area. */
export function IncomingView({ url }: { url: ReturnType<typeof useUrlState> }) {
  const t = useWarningTexts();
  const all = url.get('show') === 'all';
  const cursor = url.get('cursor');
  const list = useQuery({
    queryKey: ['warnings', 'in', all, cursor], placeholderData: keepPreviousData, refetchInterval: 10_000,
    queryFn: ({ signal }) => api.get<Page<Warning>>('/warnings/in', { state: all ? null : 'active', cursor }, signal),
  });
  const items = list.data?.items ?? [];
  const chosen = url.get('warning');
  return (
    <>
      <div className="warning-line">
        <Segmented value={all ? 'all' : 'active'} aria-label={t('col.state')} options={[{ value: 'active', label: t('in.active') }, { value: 'all', label: t('in.all') }]} onChange={(v) => url.set({ show: v === 'all' ? 'all' : null })} />
        <span className="quiet">{t('in.why')}</span>
      </div>
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isPending ? <RowsLoading rows={6} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('in.empty')} body={t('in.emptyBody')} /> : <Rows items={items} onOpen={(id) => url.set({ warning: id }, true)} />}
      </div>
      {(list.data?.next || cursor) && <Pager count={items.length} next={list.data?.next} first={!cursor} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({})} />}
      <Drawer open={chosen !== ''} onClose={() => url.set({ warning: null }, true)} title={t('title')} size={680} destroyOnHidden>
        {chosen && <WarningCard id={chosen} onOpen={(id) => url.set({ warning: id }, true)} />}
      </Drawer>
    </>
  );
}

function Rows({ items, onOpen }: { items: Warning[]; onOpen: (id: string) => void }) {
  const t = useWarningTexts();
  const lang = useLang();
  return (
    <table className="list list-cards">
      <colgroup><col style={{ width: 120 }} /><col /><col style={{ width: 180 }} /><col style={{ width: 220 }} /><col style={{ width: 120 }} /><col style={{ width: 160 }} /></colgroup>
      <thead><tr><th>{t('col.severity')}</th><th>{t('col.headline')}</th><th>{t('col.from')}</th><th>{t('col.areas')}</th><th>{t('col.until')}</th><th>{t('col.state')}</th></tr></thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} data-warning={item.state}>
            <td><CapSeverity rank={item.severity} /></td>
            <td><button type="button" className="warning-name" aria-label={t('open', { name: headlineOf(item, lang) })} onClick={() => onOpen(item.id)}>{headlineOf(item, lang)}</button></td>
            <td>{infoFor(item, lang)?.senderName ?? item.feedName}</td>
            <td className="card-line">{infoFor(item, lang)?.areas.join(lang === 'zh' ? '、' : ', ')}</td>
            <td className="num"><At at={item.endsAt} /></td>
            <td><span className="warning-line"><span className={`tag ${tones[item.state]}`}>{t(`state.${item.state}`)}</span>{item.status !== 'Actual' && <span className="tag tag-wait">{t.of(`status.${item.status}`)}</span>}</span></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
