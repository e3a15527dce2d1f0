import { Link } from 'react-router';
import type { CityResponse } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMay } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { LevelMark } from './LevelMark.tsx';
import { byNeed, isMine, responseAddress, useResponseNews, useResponses } from './queries.ts';
import { useResponseTexts } from './texts.ts';
import './responses.css';

/** More than this many lines would push the page away. */
const mostLines = 2;

/** At the head of every page: what is proposed to me and nobody has decided, and what is in force in my area. Nothing when there is nothing. */
export function ResponseBanner() {
  const t = useResponseTexts();
  const may = useMay('response.read');
  useResponseNews();
  const open = useResponses('open', may);
  const shown = (open.data?.items ?? []).filter((r) => r.state === 'inForce' || isMine(r)).sort(byNeed);
  if (shown.length === 0) return null;
  return (
    <section className="response-banner" aria-label={t('banner')}>
      {shown.slice(0, mostLines).map((response) => <Line key={response.id} response={response} />)}
      {shown.length > mostLines && <Link className="banner-more" to="/responses">{t('banner.more', { count: shown.length - mostLines })}</Link>}
    </section>
  );
}

function Line({ response }: { response: CityResponse }) {
  const t = useResponseTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const { level, proposed } = response;
  const asks = isMine(response);
  return (
    <div className={asks ? 'banner-line banner-asks' : 'banner-line'}>
      {response.state === 'inForce' && level && <LevelMark level={level} name={response.levelName} />}
      {asks && proposed && <LevelMark level={proposed} name={response.proposedName} says={(text) => t(response.state === 'inForce' ? 'proposeMore' : 'propose', { level: text })} hollow />}
      <span>{say(response.packageName, lang)} · {say(response.area.name, lang)}</span>
      {response.state === 'inForce' && response.activatedAt && <span className="banner-who">{t('since', { at: formatTime(response.activatedAt, now) })} {say(response.activatedByName, lang)}</span>}
      {response.groundsCleared && <span className="tag tag-wait">{t('cleared')}</span>}
      {response.state === 'inForce' && response.tasks > 0 && <span className="banner-who">{t('tasks')} {response.tasksDone}/{response.tasks}</span>}
      {asks && <span className="banner-who">{t('grounds.count', { count: response.groundCount })}</span>}
      <Link className="banner-go" to={responseAddress(response.id)}>{asks ? t('banner.decide') : t('title')}</Link>
    </div>
  );
}
