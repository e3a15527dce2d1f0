import { Link } from 'react-router';
import type { Figures } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { formatNumber } from '@shared/time/format.ts';
import { useLiveTexts } from './texts.ts';

const allSensors = (sensors: Figures['sensors']): number => sensors.normal + sensors.alarm + sensors.silent + sensors.unknown;

/** The areas below as small multiples on one scale, calm ones too: open, of these late, found today; sensors and people. */
export function AreaMultiples({ figures, onPoint }: { figures: Figures | undefined; onPoint: (areaId: string | null) => void }) {
  const t = useLiveTexts();
  const lang = useLang();
  const rows = [...(figures?.byArea ?? [])].sort((a, b) => b.late - a.late || b.open - a.open || b.found - a.found || b.sensors.alarm - a.sensors.alarm || allSensors(b.sensors) - allSensors(a.sensors));
  const most = Math.max(1, ...rows.map((r) => r.open));
  return (
    <section className="panel areas-panel">
      <header><h2>{t('areas.title')}</h2><span className="quiet">{rows.length || ''}</span></header>
      {figures && rows.length === 0 && <p className="quiet">{t('areas.empty')}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.area.id} className={row.open === 0 && row.sensors.alarm === 0 ? 'area-calm' : ''} onMouseEnter={() => onPoint(row.area.id)} onMouseLeave={() => onPoint(null)}>
            <Link to={`/live?area=${row.area.id}`}>
              <b>{say(row.area.name, lang)}</b>
              <span className="area-bar" aria-hidden="true">
                <i className="area-open" style={{ width: `${(row.open / most) * 100}%` }} />
                <i className="area-late" style={{ width: `${(row.late / most) * 100}%` }} />
              </span>
              <span className="area-numbers">
                <span>{t('areas.open', { open: formatNumber(row.open) })}</span>
                <span className={row.late > 0 ? 'is-late' : 'quiet'}>{t('areas.late', { late: formatNumber(row.late) })}</span>
                <span className="quiet">{t('areas.found', { found: formatNumber(row.found) })}</span>
                {row.attention.alarms > 0 && (
                  <span className={row.attention.floodSince ? 'is-late' : 'quiet'}>
                    {t(row.attention.floodSince ? 'areas.flood' : 'areas.rate', { count: formatNumber(row.attention.perOperator) })}
                  </span>
                )}
              </span>
              <span className="area-numbers quiet">
                <span className={row.sensors.alarm > 0 ? 'device-alarm' : ''}>{t('areas.sensors', { alarm: formatNumber(row.sensors.alarm), all: formatNumber(allSensors(row.sensors)) })}</span>
                {row.sensors.fellSilent > 0 && <span>{t('areas.silent', { silent: formatNumber(row.sensors.fellSilent) })}</span>}
                <span>{t('areas.force', { on: formatNumber(row.officers.idle + row.officers.busy + row.crews.idle + row.crews.busy), busy: formatNumber(row.officers.busy + row.crews.busy) })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
