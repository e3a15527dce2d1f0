import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { Suspense, useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { Alarm, CaseSummary, Device, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { unitText } from '@shared/i18n/units.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { useMay } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatAge, formatNumber } from '@shared/time/format.ts';
import { valueText } from '@shared/i18n/valueText.ts';
import { AlarmTable } from '../alarms/AlarmTable.tsx';
import { useAcknowledge } from '../alarms/useAcknowledge.tsx';
import { lazyPage } from '../parts/lazyPage.tsx';
import { CameraPicture } from '../parts/CameraPicture.tsx';
import { Age, At } from '../parts/Age.tsx';
import { ErrorState, PageLoading } from '../parts/states.tsx';
import { isCamera } from '../parts/camera.ts';
import { stepOf } from '../parts/steps.ts';
import { DeviceMark, StateTag } from '../parts/StateTag.tsx';
import { useBack } from '../parts/useBack.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { useHotkeys } from '../shell/hotkeys.ts';
import { SilenceDrawer } from '../silences/SilenceDrawer.tsx';
import { useDeviceTexts } from './texts.ts';
import './devices.css';

const DayChart = lazyPage(() => import('../parts/DayChart.tsx'));
const ranges = [1, 6, 24, 168, 720, 8760] as const;

/** One device: its values now, its readings over a chosen range, its alarms and the cases that came of them. */
export default function DevicePage() {
  const id = useParams()['id'] ?? '';
  const t = useDeviceTexts();
  const lang = useLang();
  const url = useUrlState();
  const back = useBack('/devices');
  const queries = useQueryClient();
  const acknowledge = useAcknowledge();
  const now = useCityNow(1_000);
  const page = useQuery({ queryKey: ['device', id], queryFn: ({ signal }) => api.get<Device>(`/devices/${encodeURIComponent(id)}`, undefined, signal) });
  const past = useQuery({ queryKey: ['alarms', 'device', id], queryFn: ({ signal }) => api.get<Page<Alarm>>('/alarms', { device: id, limit: 100 }, signal) });
  const mayCases = useMay('case.read');
  const cases = useQuery({ queryKey: ['cases', { device: id }], enabled: mayCases, queryFn: ({ signal }) => api.get<Page<CaseSummary>>('/cases', { device: id, limit: 8 }, signal) });
  useNews('alarm', (alarm) => {
    if (alarm.deviceId === id) void past.refetch();
  });
  useNews('device', (news) => {
    if (news.id === id) void queries.invalidateQueries({ queryKey: ['device', id] });
  });
  useGap(() => void page.refetch());
  useHotkeys([{ keys: 'Escape', label: t('back'), scope: 'here', run: back }]);

  const hours = Number(url.get('hours')) || 24;
  const end = url.get('until');
  const minute = Math.floor(now / 60_000);
  const until = useMemo(() => end || new Date((minute + 1) * 60_000).toISOString(), [end, minute]);
  if (page.isPending) return <PageLoading />;
  if (page.isError || !page.data) return <div className="page-body"><ErrorState error={page.error} onRetry={() => void page.refetch()} /></div>;
  const device = page.data;
  const alarms = past.data?.items ?? device.alarms;

  return (
    <div className="page-body page-fixed">
      <div className="panel device-head">
        <div className="page-head">
          <h1>{say(device.name, lang)}</h1>
          <DeviceMark device={device} />
          <span className="quiet">{device.id} · {say(device.kindName, lang)} · {say(device.place.address, lang)} · {say(device.area.name, lang)}</span>
          <span className={`push ${device.state === 'silent' ? 'due-soon' : 'quiet'}`}>
            {device.lastAt && t(device.state === 'silent' ? 'silentFor' : 'heard', { age: formatAge(device.lastAt, now, lang) })}
          </span>
        </div>
        <dl className="values values-large">
          {device.values.map((v) => (
            <div key={v.name}>
              <dt>{say(v.label, lang)}</dt>
              <dd>
                <b>{valueText(v, lang)}</b> <span className="quiet"><Age at={v.at} /></span>
                {v.min !== null && v.max !== null && <p className="quiet">{t('range.of', { min: formatNumber(v.min), max: formatNumber(v.max), unit: unitText(v.unit, lang) })}</p>}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="device-columns">
        {device.camera && isCamera(device) ? (
          <section className="panel device-camera"><header><h2>{t('camera')}</h2></header><CameraPicture url={device.camera.pictureUrl} name={say(device.name, lang)} height={420} /></section>
        ) : <section className="panel device-chart">
          <header>
            <h2>{t('chart')}</h2>
            <Segmented
              size="small" value={hours} aria-label={t('chart')} options={ranges.map((h) => ({ value: h as number, label: t(`range.${h}`) }))}
              onChange={(h) => url.set({ hours: h === 24 ? null : String(h) })}
            />
            <DatePicker
              size="small" showTime={{ format: 'HH:mm' }} format="MM-DD HH:mm" placeholder={t('range.custom')} aria-label={t('range.custom')} value={end ? dayjs(end) : null}
              onChange={(d) => url.set({ until: d ? d.toISOString() : null })}
            />
            {end && <Button size="small" type="link" onClick={() => url.set({ until: null })}>{t('range.now')}</Button>}
            <span className="quiet push">{t(stepOf(hours) ? 'chart.steps' : 'chart.note')}</span>
          </header>
          <Suspense fallback={<div className="day-chart" style={{ height: 360 }} />}>
            <DayChart device={device} until={until} hours={hours} height={360} bands={alarms.map((a) => ({ from: a.startedAt, to: a.clearedAt }))} />
          </Suspense>
        </section>}
        <aside className="device-side">
          {device.camera && !isCamera(device) && <section className="panel"><header><h2>{t('camera')}</h2></header><div className="cameras"><CameraPicture url={device.camera.pictureUrl} name={say(device.name, lang)} /></div></section>}
          {mayCases && <section className="panel case-related">
            <header><h2>{t('cases')}</h2></header>
            {cases.data?.items.length === 0 && <p className="quiet ingress-note">{t('cases.none')}</p>}
            <ul>
              {(cases.data?.items ?? []).map((item) => (
                <li key={item.id}>
                  <Link to={`/cases/${encodeURIComponent(item.number)}`}>
                    <SeverityMark severity={item.severity} word={false} size={14} /><span className="clip-1">{item.number}</span><StateTag item={item} bare /><span className="quiet"><At at={item.openedAt} /></span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>}
        </aside>
      </div>
      <section className="panel scroll device-alarms">
        <header><h2>{t('alarms')}</h2></header>
        {alarms.length === 0 ? <p className="quiet ingress-note">{t('alarms.none')}</p> : <AlarmTable items={alarms} onAcknowledge={acknowledge} onSilence={(alarm) => url.set({ silence: alarm.id }, true)} withDevice={false} />}
      </section>
      <SilenceDrawer alarms={alarms} url={url} />
    </div>
  );
}
