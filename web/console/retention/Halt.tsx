import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '@shared/api/client.ts';
import type { RetentionHalt, RetentionPage } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatNumber, formatTime } from '@shared/time/format.ts';
import { useRetentionTexts } from './texts.ts';

/** Removals have stopped: why, how much is due, and for whoever may the button that lets it go. */
export function Halt({ stop }: { stop: RetentionHalt }) {
  const t = useRetentionTexts();
  const queries = useQueryClient();
  const now = useCityNow(60_000);
  const release = useMutation({
    mutationFn: () => api.post<RetentionPage>('/retention/release', { cases: stop.cases }),
    onSuccess: (page) => queries.setQueryData(['retention'], page),
    onError: () => void queries.invalidateQueries({ queryKey: ['retention'] }),
  });
  return (
    <div className="retention-note retention-wait" role="alert">
      <p>{t(`stop.${stop.why}`, { at: formatTime(stop.at, now), count: stop.cases >= 10_000 ? '10,000+' : formatNumber(stop.cases) })}</p>
      {stop.mayRelease ? <Button danger loading={release.isPending} onClick={() => release.mutate()}>{t('stop.release', { count: formatNumber(stop.cases) })}</Button> : <p className="quiet">{t('stop.who')}</p>}
      {release.isError && <p className="problem" role="alert">{explain(release.error)}</p>}
    </div>
  );
}
