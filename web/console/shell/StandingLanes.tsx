import { useQuery } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { Page, StandingLane } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMay } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useShellTexts } from './texts.ts';

/** At the head of every page while the sensing of an area stands still: silence there is not health. Nothing while all goes on. */
export function StandingLanes() {
  const t = useShellTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const may = useMay('ingress.read');
  const standing = useQuery({
    queryKey: ['standing-lanes'], enabled: may, refetchInterval: 30_000, queryFn: ({ signal }) => api.get<Page<StandingLane>>('/standing-lanes', undefined, signal),
  });
  return (standing.data?.items ?? []).map((lane) => (
    <div key={lane.area.id} className="lost-banner" role="alert" title={lane.fault}>
      {t('standing', { area: say(lane.area.name, lang) || t('standing.unknownArea'), devices: lane.devices })}
      {lane.judgedUntil && <> · {t('standing.until', { at: formatTime(lane.judgedUntil, now) })}</>} · {t('standing.again')}
    </div>
  ));
}
