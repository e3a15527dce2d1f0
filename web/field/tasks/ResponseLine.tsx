import { useCallback, useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CityResponse, Page } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { gravity, levelText } from '@shared/marks/level.ts';
import { severityPaths } from '@shared/marks/SeverityMark.tsx';
import { formatTime } from '@shared/time/format.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { useDesk } from '../desk/Desk.ts';
import { useWords } from '../words.ts';

const lookEvery = 60_000;

/** One line for each level of response that is in force where this person works; without a network, as it was last known. */
export function ResponseLine() {
  const t = useWords();
  const { me } = useDesk();
  const now = useCityNow(60_000);
  const may = me.actions.includes('response.read');
  const [inForce, setInForce] = useState<CityResponse[]>([]);
  const look = useCallback(() => {
    if (may) api.get<Page<CityResponse>>('/responses', { state: 'inForce', limit: 3 }).then((page) => setInForce(page.items)).catch(() => undefined);
  }, [may]);
  useEffect(() => {
    look();
    const timer = setInterval(look, lookEvery);
    return () => clearInterval(timer);
  }, [look]);
  useNews('response', look);
  useGap(look);
  if (inForce.length === 0) return null;
  return (
    <section aria-label={t('response.label')} className="response-lines">
      {inForce.map((one) => (
        <p key={one.id} className="response-line">
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d={severityPaths[gravity[one.level ?? 'IV']]} fill="currentColor" /></svg>
          <span>
            <b>{t('response.line', { level: levelText(one.level, one.levelName, t.lang), name: say(one.packageName, t.lang), area: say(one.area.name, t.lang) })}</b>
            {one.activatedAt && <small>{t('response.since', { at: formatTime(one.activatedAt, now), who: say(one.activatedByName, t.lang) })}</small>}
          </span>
        </p>
      ))}
    </section>
  );
}
