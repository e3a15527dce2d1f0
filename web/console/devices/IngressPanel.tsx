import { useQuery } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { Ingress } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { formatNumber } from '@shared/time/format.ts';
import { Age } from '../parts/Age.tsx';
import { ErrorState, RowsLoading } from '../parts/states.tsx';
import { useDeviceTexts } from './texts.ts';

/** What comes in and what was refused: every refusal is counted and named. */
export function IngressPanel() {
  const t = useDeviceTexts();
  const lang = useLang();
  const ingress = useQuery({ queryKey: ['ingress'], queryFn: ({ signal }) => api.get<Ingress>('/ingress', undefined, signal), refetchInterval: 5_000 });
  const data = ingress.data;
  const most = Math.max(1, ...(data?.items ?? []).map((i) => i.count));
  return (
    <aside className="panel ingress">
      <header><h2>{t('ingress')}</h2></header>
      {ingress.isPending ? <RowsLoading rows={5} /> : ingress.isError || !data ? <ErrorState error={ingress.error} onRetry={() => void ingress.refetch()} /> : (
        <>
          <p className="ingress-now">
            <b>{t('ingress.now', { connections: formatNumber(data.connections), perSecond: formatNumber(data.perSecond) })}</b>
            <span>{t('ingress.accepted', { accepted: formatNumber(data.accepted) })}</span>
            <span className={data.refused > 0 ? 'due-soon' : ''}>{t('ingress.refused', { refused: formatNumber(data.refused) })}</span>
          </p>
          {data.items.length === 0 && <p className="quiet ingress-note">{t('ingress.none')}</p>}
          <ul>
            {data.items.map((item) => (
              <li key={item.code}>
                <span>{say(item.label, lang)}</span><b>{formatNumber(item.count)}</b>
                <i style={{ width: `${(item.count / most) * 100}%` }} />
                <span className="quiet">{item.lastFrom && t('ingress.last', { from: item.lastFrom })} {item.lastAt && <Age at={item.lastAt} />}</span>
              </li>
            ))}
          </ul>
          <p className="quiet ingress-note">{t('ingress.why')}</p>
        </>
      )}
    </aside>
  );
}
