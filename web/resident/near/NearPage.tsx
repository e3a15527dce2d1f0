import { useCallback, useEffect, useState } from 'react';
import { api, newKey } from '@shared/api/client.ts';
import type { CityMap, NearReport, Page, Point, ReportReceipt } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { formatTime } from '@shared/time/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { Question } from '../parts/Question.tsx';
import { useHere } from '../parts/useHere.ts';
import { keepReceipt } from '../report/draftStore.ts';
import { StreetSearch } from '../report/StreetSearch.tsx';
import { go, link } from '../route.ts';
import { problemWord, useWords, type Word } from '../words.ts';
import { NearMap } from './NearMap.tsx';

/** What residents reported around a place: where, what, how far it is; "me too" instead of another report. */
export default function NearPage() {
  const t = useWords();
  const [place, setPlace] = useState<Point & { name: string | null } | null>(null);
  const [found, setFound] = useState<NearReport[] | null>(null);
  const [map, setMap] = useState<CityMap | null>(null);
  const [fault, setFault] = useState<Word | null>(null);
  const [busy, setBusy] = useState(false);
  const here = useHere(({ lon, lat }) => setPlace({ lon, lat, name: null }));
  const load = useCallback(async (at: Point) => {
    setFault(null);
    setFound(null);
    try {
      setFound((await api.get<Page<NearReport>>('/reports/near', { lon: at.lon, lat: at.lat })).items);
    } catch (error) {
      setFault(problemWord(error));
    }
    // Without its streets the list still says everything.
    api.get<CityMap>('/map/around', { lon: at.lon, lat: at.lat }).then(setMap, () => setMap(null));
  }, []);
  useEffect(() => {
    if (place) void load(place);
  }, [place, load]);
  const join = async (one: NearReport) => {
    setBusy(true);
    setFault(null);
    try {
      const receipt = await api.post<ReportReceipt>('/reports/me-too', { key: one.key, lon: one.place.lon, lat: one.place.lat }, { idempotencyKey: newKey() });
      keepReceipt({ number: receipt.number, code: receipt.followCode, words: say(one.categoryName, t.lang), joined: true });
      go('report/done');
    } catch (error) {
      setFault(problemWord(error));
      setBusy(false);
    }
  };
  return (
    <Question title={t('near.title')} lead={t('near.lead')}>
      <button type="button" className="take" onClick={here.find} disabled={here.finding}><Icon name="place" size={36} />{t(place?.name === null ? 'where.here.again' : 'where.here')}</button>
      <div role="status">{here.finding && <p className="lead">{t('where.finding')}</p>}</div>
      {here.trouble && <p className="error" role="alert">{t(here.trouble)}</p>}
      <StreetSearch chosen={place?.name ?? null} onChoose={({ lon, lat, name }) => setPlace({ lon, lat, name })} />
      {fault && <p className="error" role="alert">{t(fault)}</p>}
      {fault && place && !found && <button type="button" className="second" onClick={() => void load(place)}>{t('retry')}</button>}
      {place && !found && !fault && <p className="wait" role="status">{t('near.looking')}</p>}
      {place && found && (
        <section className="near-found" aria-live="polite">
          <h2>{t('near.found', { n: found.length })}</h2>
          {found.length === 0 && <p className="lead">{t('near.none')}</p>}
          <NearMap map={map} center={place} reports={found} />
          {found.length > 0 && <p className="lead">{t('near.about')}</p>}
          <ol className="near">
            {found.map((one, i) => (
              <li key={`${one.key ?? i} ${one.since}`} className={one.closedAt ? 'closed' : ''}>
                <span className="near-number" aria-hidden="true">{i + 1}</span>
                <div>
                  <strong>{say(one.categoryName, t.lang)}</strong>
                  <span>{t(one.distanceMeters < 100 ? 'near.here' : 'near.away', { n: one.distanceMeters })} · {one.closedAt ? t('near.closed', { at: formatTime(one.closedAt, Date.now()) }) : t('near.since', { since: formatTime(one.since, Date.now()), stage: t(`stage.${one.stage}`) })}</span>
                  {one.reporters > 1 && <span>{t('same.people', { n: one.reporters })}</span>}
                  {one.key && <button type="button" className="second" disabled={busy} onClick={() => void join(one)}>{t('near.meToo')}</button>}
                </div>
              </li>
            ))}
          </ol>
          <p><a className="main as-button" {...link('report')}>{t('near.report')}</a></p>
        </section>
      )}
    </Question>
  );
}
