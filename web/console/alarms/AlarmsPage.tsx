import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Segmented, Select, Tag } from 'antd';
import { useNavigate } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { Alarm, Page, Severity } from '@shared/api/types/index.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { useMay } from '@shared/session/useSession.ts';
import { Pager } from '../parts/Pager.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { isDevice } from '../parts/subjects.ts';
import { useLater } from '../parts/useLater.ts';
import { useListKeys } from '../parts/useListKeys.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { useHotkeys } from '../shell/hotkeys.ts';
import { SilenceDrawer } from '../silences/SilenceDrawer.tsx';
import { AlarmTable } from './AlarmTable.tsx';
import { AlarmViews } from './AlarmViews.tsx';
import { severitiesIn } from './severities.ts';
import { useAlarmTexts } from './texts.ts';
import { useAcknowledge } from './useAcknowledge.tsx';

const linkedFilters = ['condition', 'from', 'area'] as const;

/** Alarms of the center's area: seen or not, still on or over. */
export default function AlarmsPage() {
  const t = useAlarmTexts();
  const url = useUrlState();
  const navigate = useNavigate();
  const acknowledge = useAcknowledge();
  const all = url.get('show') === 'all';
  const unseen = url.get('unseen') === 'true';
  const severities = severitiesIn(url.get('severity'));
  // From a figure or a response, with no control of their own: shown, and taken away by a click.
  const linked = Object.fromEntries(linkedFilters.map((name) => [name, url.get(name)]));
  const isLinked = linkedFilters.some((name) => url.get(name) !== '');
  const list = useQuery({
    queryKey: ['alarms', all, unseen, linked, severities, url.get('cursor')], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Page<Alarm>>('/alarms', { active: all ? null : true, acknowledged: unseen ? false : null, ...linked, severity: severities.join(',') || null, cursor: url.get('cursor'), limit: 100 }, signal),
  });
  const again = useLater(() => void list.refetch());
  useNews('alarm', again);
  useGap(again);
  const items = list.data?.items ?? [];
  const keys = useListKeys(items.length, (i) => {
    const alarm = items[i];
    if (alarm?.caseNumber) void navigate(`/cases/${encodeURIComponent(alarm.caseNumber)}`);
    else if (isDevice(alarm?.deviceId)) void navigate(`/devices/${encodeURIComponent(alarm.deviceId)}`);
  });
  const maySilence = useMay('alarm.silence');
  const silence = (alarm: Alarm | undefined): void => {
    if (alarm && !alarm.clearedAt && maySilence) url.set({ silence: alarm.id }, true);
  };
  useHotkeys([
    {
      keys: 'a', label: t('key.ack'), scope: 'here',
      run: () => {
        const alarm = items[keys.chosen];
        if (alarm && !alarm.acknowledgedAt) acknowledge(alarm);
      },
    },
    { keys: 's', label: t('key.silence'), scope: 'here', run: () => silence(items[keys.chosen]) },
  ]);
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <AlarmViews />
        <Segmented
          value={all ? 'all' : 'active'} aria-label={t('col.state')} options={[{ value: 'active', label: t('active') }, { value: 'all', label: t('all') }]}
          onChange={(v) => url.set({ show: v === 'all' ? 'all' : null })}
        />
        <Select<Severity[]>
          mode="multiple" allowClear placeholder={t('filter.severity')} aria-label={t('filter.severity')} value={severities} style={{ width: 250 }} showSearch={false} maxTagCount="responsive"
          options={([4, 3, 2, 1] as const).map((severity) => ({ value: severity, label: <SeverityMark severity={severity} /> }))}
          onChange={(chosen) => url.set({ severity: [...chosen].sort().join(',') || null })}
        />
        <Checkbox checked={unseen} onChange={(e) => url.set({ unseen: e.target.checked ? 'true' : null })}>{t('unacknowledged')}</Checkbox>
        {isLinked && <Tag closable onClose={(e) => { e.preventDefault(); url.set(Object.fromEntries(linkedFilters.map((name) => [name, null]))); }}>{t(url.get('from') ? 'filter.linkedToday' : 'filter.linked')}</Tag>}
      </div>
      <div className="panel scroll" aria-busy={list.isFetching}>
        {list.isPending ? <RowsLoading rows={12} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('empty')} body={t('emptyBody')} {...(unseen || severities.length > 0 ? { action: <Button onClick={() => url.set({ unseen: null, severity: null })}>{t('filter.clear')}</Button> } : {})} />
              : <AlarmTable items={items} chosen={keys.chosen} onChoose={keys.choose} onAcknowledge={acknowledge} onSilence={silence} />}
      </div>
      <Pager count={items.length} next={list.data?.next} first={!url.get('cursor')} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({})} />
      <SilenceDrawer alarms={items} url={url} />
    </div>
  );
}
