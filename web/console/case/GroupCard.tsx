import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { AlarmGroup, CasePage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useNews } from '@shared/live/useLive.ts';
import { Age } from '../parts/Age.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { isGroup } from '../parts/subjects.ts';
import { useLater } from '../parts/useLater.ts';
import { useCaseTextsHere } from './texts.ts';

/** What a case is about that is no device: a register's row, or the devices of a place with those that are in trouble now. */
export function SubjectCard({ item }: { item: CasePage }) {
  const lang = useLang();
  const alarm = item.symptoms.find((s) => s.deviceId === item.deviceId);
  return (
    <div className="panel case-asset">
      <header><h2>{alarm ? say(alarm.deviceName, lang) : item.deviceId}</h2></header>
      {isGroup(item.deviceId) && alarm && <GroupDevices alarmId={alarm.alarmId} />}
    </div>
  );
}

function GroupDevices({ alarmId }: { alarmId: string }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const group = useQuery({ queryKey: ['alarm-group', alarmId], queryFn: ({ signal }) => api.get<AlarmGroup>(`/alarms/${alarmId}/group`, undefined, signal), retry: false });
  const again = useLater(() => void group.refetch());
  useNews('alarm', again);
  if (group.isPending) return <RowsLoading rows={3} />;
  // Rows that are counted about a place have an at sign too.
  if (group.isError) return group.error instanceof Problem && group.error.code === 'alarm_of_one_device' ? null : <ErrorState error={group.error} onRetry={() => void group.refetch()} />;
  const { counts, holding } = group.data;
  return (
    <>
      <dl className="values">
        {counts.map((c) => <div key={c.name}><dt>{say(c.label, lang)}</dt><dd><b className="num">{c.devices}</b> <span className="quiet">{t('group.of', { there: c.there })}</span></dd></div>)}
      </dl>
      {holding.length === 0 ? <EmptyState title={t('group.none')} /> : (
        <ul className="group-devices" aria-label={t('group.devices')}>
          {holding.map((h) => (
            <li key={h.alarmId}>
              <Link to={`/devices/${encodeURIComponent(h.deviceId)}`} className="clip-1">{say(h.deviceName, lang)}</Link>
              <span>{say(h.conditionName, lang)}</span>
              <span className="quiet"><Age at={h.startedAt} /></span>
              {h.caseNumber && <Link to={`/cases/${encodeURIComponent(h.caseNumber)}`} className="num">{h.caseNumber}</Link>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
