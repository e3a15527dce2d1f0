import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Segmented } from 'antd';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { Page, Silence } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useMay } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatDuration, formatTime } from '@shared/time/format.ts';
import { AlarmViews } from '../alarms/AlarmViews.tsx';
import { At } from '../parts/Age.tsx';
import { Pager } from '../parts/Pager.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { SubjectLink } from '../parts/SubjectLink.tsx';
import { useLater } from '../parts/useLater.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { EndSilence } from './EndSilence.tsx';
import { stateOf } from './silence.ts';
import { SilenceForm } from './SilenceForm.tsx';
import { useSilenceTexts } from './texts.ts';

/** Silences and maintenance windows: what is held, why, by whom and until when. */
export default function SilencesPage() {
  const t = useSilenceTexts();
  const url = useUrlState();
  const may = useMay('alarm.silence');
  const all = url.get('show') === 'all';
  const list = useQuery({
    queryKey: ['silences', all, url.get('cursor')], placeholderData: keepPreviousData, refetchInterval: 30_000,
    queryFn: ({ signal }) => api.get<Page<Silence>>('/silences', { over: all ? null : false, cursor: url.get('cursor'), limit: 100 }, signal),
  });
  const again = useLater(() => void list.refetch());
  // What a silence holds changes with the alarms.
  useNews('alarm', again);
  useGap(again);
  const items = list.data?.items ?? [];
  const close = (): void => url.set({ new: null }, true);
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <AlarmViews />
        <Segmented
          value={all ? 'all' : 'now'} aria-label={t('col.state')} options={[{ value: 'now', label: t('show.now') }, { value: 'all', label: t('show.all') }]}
          onChange={(v) => url.set({ show: v === 'all' ? 'all' : null })}
        />
        {may && <Button className="push" type="primary" icon={<PlusOutlined />} onClick={() => url.set({ new: '1' }, true)}>{t('new')}</Button>}
      </div>
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isPending ? <RowsLoading rows={8} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('empty')} body={t('emptyBody')} /> : <Rows items={items} may={may} />}
      </div>
      <Pager count={items.length} next={list.data?.next} first={!url.get('cursor')} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({})} />
      <Drawer open={may && url.get('new') === '1'} onClose={close} title={t('new')} size={460} destroyOnHidden><SilenceForm onDone={close} onCancel={close} /></Drawer>
    </div>
  );
}

function Rows({ items, may }: { items: Silence[]; may: boolean }) {
  const t = useSilenceTexts();
  const lang = useLang();
  const now = useCityNow(5_000);
  return (
    <table className="list list-cards">
      <thead><tr><th>{t('col.kind')}</th><th>{t('col.about')}</th><th>{t('col.reason')}</th><th>{t('col.from')}</th><th>{t('col.until')}</th><th>{t('col.by')}</th><th>{t('col.state')}</th></tr></thead>
      <tbody>
        {items.map((item) => {
          const state = stateOf(item, now);
          return (
            <tr key={item.id} className={state === 'on' ? '' : 'held'}>
              <td>{t(`kind.${item.kind}`)}</td>
              <td className="card-line"><Subject item={item} /></td>
              <td className="card-line">{item.reason}</td>
              <td className="num"><At at={item.from} /></td>
              <td className="num"><At at={item.until} />{state === 'on' && <span className="quiet"> {t('left', { left: formatDuration(Date.parse(item.until) - now, lang) })}</span>}</td>
              <td>{say(item.by, lang)} <span className="quiet"><At at={item.madeAt} /></span></td>
              <td>
                <span className="alarm-acts">
                  <span className={`tag tag-${state === 'on' ? 'go' : state === 'planned' ? 'wait' : 'end'}`}>{t(`state.${state}`, { name: item.endedBy, at: item.endedAt && formatTime(item.endedAt, now) })}</span>
                  {item.holds > 0 && <Link to="/alarms">{t('holds', { count: item.holds })}</Link>}
                  {may && (state === 'on' || state === 'planned') && <EndSilence id={item.id} />}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What it is about, from the narrow to the wide. */
function Subject({ item }: { item: Silence }) {
  const lang = useLang();
  const words = [item.deviceKindName, item.conditionName, item.categoryName, item.deviceId ? null : item.area.name].filter((w) => w !== null).map((w) => say(w, lang)).filter(Boolean);
  return <>{item.deviceId && <><SubjectLink id={item.deviceId}>{say(item.deviceName, lang) || item.deviceId}</SubjectLink>{words.length > 0 && ' · '}</>}{words.join(' · ')}</>;
}
