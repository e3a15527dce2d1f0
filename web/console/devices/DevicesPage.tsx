import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented, Select, Tag } from 'antd';
import { Link, useNavigate } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { Device, DeviceState, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useMay } from '@shared/session/useSession.ts';
import { valueText } from '@shared/i18n/valueText.ts';
import { useDeviceKinds } from '../parts/kinds.ts';
import { SearchBox } from '../parts/SearchBox.tsx';
import { StartHint } from '../admin/StartHint.tsx';
import { Age } from '../parts/Age.tsx';
import { ExportButton } from '../exports/ExportButton.tsx';
import { Pager } from '../parts/Pager.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { isCamera } from '../parts/camera.ts';
import { DeviceMark } from '../parts/StateTag.tsx';
import { useListKeys } from '../parts/useListKeys.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { DeviceViews } from '../registers/DeviceViews.tsx';
import { IngressPanel } from './IngressPanel.tsx';
import { useDeviceTexts } from './texts.ts';
import './devices.css';

const states: DeviceState[] = ['alarm', 'silent', 'unknown', 'normal'];
const filters = ['kind', 'state', 'area', 'q', 'cursor'] as const;

/** Several at once, as a figure's link asks; no single choice stands for them. */
const isGroup = (value: string): boolean => value.includes(',');

/** All sensors by state, kind and name, beside what the ingress refused. */
export default function DevicesPage() {
  const t = useDeviceTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const mayIngress = useMay('ingress.read');
  const url = useUrlState();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const query = Object.fromEntries(filters.map((name) => [name, url.get(name)]));
  const list = useQuery({
    queryKey: ['devices', query], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Page<Device>>('/devices', { ...query, limit: 100 }, signal),
  });
  const kinds = useDeviceKinds();
  useNews('device', (news) => queries.setQueryData<Page<Device>>(['devices', query], (page) => page && {
    ...page, items: page.items.map((d) => (d.id === news.id ? { ...d, state: news.state, lastAt: news.lastAt ?? d.lastAt, values: Array.isArray(news.values) && news.values.length ? news.values : d.values } : d)),
  }));
  useGap(() => void list.refetch());
  const items = list.data?.items ?? [];
  const isWhole = filters.every((name) => url.get(name) === '');
  const isLinked = isGroup(url.get('kind')) || isGroup(url.get('state')) || url.get('area') !== '';
  const keys = useListKeys(items.length, (i) => {
    const device = items[i];
    if (device) void navigate(`/devices/${encodeURIComponent(device.id)}`);
  });
  return (
    <div className="page-body page-fixed devices">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <DeviceViews />
        <Segmented
          value={url.get('state')} aria-label={t('col.state')} onChange={(v) => url.set({ state: v })}
          options={[{ value: '', label: t('any') }, ...states.map((s) => ({ value: s as string, label: shared(`device.${s}`) }))]}
        />
        <Select
          allowClear placeholder={t('kind')} aria-label={t('kind')} value={isGroup(url.get('kind')) ? null : url.get('kind') || null} style={{ width: 170 }}
          options={kinds.map((k) => ({ value: k.kind, label: say(k.name, lang) }))} onChange={(v: string | undefined) => url.set({ kind: v ?? null })}
        />
        {isLinked && <Tag closable onClose={(e) => { e.preventDefault(); url.set({ kind: isGroup(url.get('kind')) ? null : url.get('kind'), state: isGroup(url.get('state')) ? null : url.get('state'), area: null }); }}>{t('filter.linked')}</Tag>}
        <SearchBox value={url.get('q')} placeholder={t('search')} onSearch={(q) => url.set({ q })} />
        <ExportButton list="devices" filter={query} />
      </div>
      <div className={mayIngress ? 'devices-columns' : 'devices-columns devices-alone'}>
        <div className="panel devices-list">
          <div className="scroll" aria-busy={list.isFetching}>
            {list.isPending ? <RowsLoading rows={14} />
              : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
                : items.length === 0 ? isWhole ? <EmptyState title={t('none')} body={t('emptyBody')} action={<StartHint part="devices" />} /> : <EmptyState title={t('empty')} body={t('emptyElse')} action={<Button onClick={() => url.set(Object.fromEntries(filters.map((name) => [name, null])))}>{t('filter.clear')}</Button>} /> : (
                  <table className="list list-cards">
                    <colgroup><col style={{ width: 92 }} /><col style={{ width: 190 }} /><col style={{ width: 110 }} /><col style={{ width: '26%' }} /><col /><col style={{ width: 104 }} /></colgroup>
                    <thead><tr><th>{t('col.state')}</th><th>{t('col.name')}</th><th>{t('col.kind')}</th><th>{t('col.values')}</th><th>{t('col.place')}</th><th>{t('col.last')}</th></tr></thead>
                    <tbody>
                      {items.map((device, i) => (
                        <tr key={device.id} data-row={i} aria-current={i === keys.chosen ? 'true' : undefined} className={i === keys.chosen ? 'chosen' : ''} onClick={() => keys.choose(i)}>
                          <td><DeviceMark device={device} /></td>
                          <td><Link to={`/devices/${encodeURIComponent(device.id)}`}><b>{say(device.name, lang)}</b></Link> <span className="quiet">{device.id}</span></td>
                          <td>{say(device.kindName, lang)}</td>
                          <td className="num clip card-line">{device.values.map((v) => `${say(v.label, lang)} ${valueText(v, lang)}`).join(' · ')}</td>
                          <td className="clip card-line">{say(device.place.address, lang)}</td>
                          <td className="num">{isCamera(device) ? <span className="quiet">–</span> : <Age at={device.lastAt} />}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                )}
          </div>
          <Pager count={items.length} next={list.data?.next} first={!url.get('cursor')} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({})} />
        </div>
        {mayIngress && <IngressPanel />}
      </div>
    </div>
  );
}
