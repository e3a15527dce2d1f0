import { Button } from 'antd';
import { Link } from 'react-router';
import type { Alarm } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { useMay } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatDuration, formatTime, formatValue } from '@shared/time/format.ts';
import { At } from '../parts/Age.tsx';
import { unitOf, useDeviceKinds } from '../parts/kinds.ts';
import { SubjectLink } from '../parts/SubjectLink.tsx';
import { EndSilence } from '../silences/EndSilence.tsx';
import { HeldNote } from '../silences/HeldNote.tsx';
import { silenceOn } from '../silences/silence.ts';
import { useSilenceTexts } from '../silences/texts.ts';
import { useAlarmTexts } from './texts.ts';

interface Props { items: Alarm[]; chosen?: number; onChoose?: (index: number) => void; onAcknowledge: (alarm: Alarm) => void; onSilence: (alarm: Alarm) => void; withDevice?: boolean }

/** Alarms with their two independent facts: active or cleared, acknowledged or not. */
export function AlarmTable({ items, chosen = -1, onChoose, onAcknowledge, onSilence, withDevice = true }: Props) {
  const t = useAlarmTexts();
  const lang = useLang();
  const may = useMay('alarm.acknowledge');
  const maySilence = useMay('alarm.silence');
  const silences = useSilenceTexts();
  const now = useCityNow(5_000);
  const kinds = useDeviceKinds();
  return (
    <table className="list list-cards">
      <thead>
        <tr>
          <th>{t('col.severity')}</th>{withDevice && <th>{t('col.device')}</th>}<th>{t('col.condition')}</th><th>{t('col.value')}</th>
          <th>{t('col.started')}</th><th>{t('col.state')}</th><th>{t('col.case')}</th><th>{t('col.acts')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((alarm, i) => {
          const silence = silenceOn(alarm, now);
          const length = Date.parse(alarm.clearedAt ?? '') || now;
          return (
            <tr key={alarm.id} data-row={i} aria-current={i === chosen ? 'true' : undefined} className={`${i === chosen ? 'chosen' : ''}${alarm.held || (silence && !alarm.caseNumber) ? ' held' : ''}`} onClick={() => onChoose?.(i)}>
              <td><SeverityMark severity={alarm.severity} /></td>
              {withDevice && <td className="card-line"><SubjectLink id={alarm.deviceId}>{say(alarm.deviceName, lang) || alarm.deviceId}</SubjectLink></td>}
              <td>{say(alarm.conditionName, lang)}{alarm.class === 'sensorFault' && <>{' '}<span className="tag tag-check">{t('sensorFault')}</span></>}</td>
              <td className="num">{alarm.said ? say(alarm.said, lang) : formatValue(alarm.value, unitOf(kinds, alarm))}</td>
              <td className="num"><At at={alarm.startedAt} /></td>
              <td>
                {alarm.clearedAt ? <span className="tag tag-end">{t('off', { at: formatTime(alarm.clearedAt, now) })}</span> : <span className="tag tag-bad">{t('on')}</span>}
                {' '}<span className="quiet">{t('lasted', { length: formatDuration(length - Date.parse(alarm.startedAt), lang) })}</span>
                {' '}<HeldNote alarm={alarm} />
              </td>
              <td className="num">{alarm.caseNumber ? <Link to={`/cases/${encodeURIComponent(alarm.caseNumber)}`}>{alarm.caseNumber}</Link> : <span className="quiet">–</span>}</td>
              <td>
                <span className="alarm-acts">
                  {alarm.acknowledgedAt
                    ? <span className="quiet">{t('ack.by', { name: say(alarm.acknowledgedBy, lang), at: formatTime(alarm.acknowledgedAt, now) })}</span>
                    : may ? <Button size="small" onClick={() => onAcknowledge(alarm)}>{t('ack')}</Button> : <span className="quiet">–</span>}
                  {silence && <span className="quiet" title={`${silence.reason} · ${say(silence.by, lang)}`}>{silences(silence.kind === 'maintenance' ? 'silenced.maintenance' : 'silenced.until', { at: formatTime(silence.until, now) })}</span>}
                  {maySilence && silence && <EndSilence id={silence.id} />}
                  {maySilence && !alarm.clearedAt && !silence && <Button size="small" onClick={() => onSilence(alarm)}>{silences('silence')}</Button>}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
