import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Image, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, fileUrl } from '@shared/api/client.ts';
import type { MeetingPage as Meeting } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { meetingSentence } from '@shared/i18n/meetingWords.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatInstant, formatTime } from '@shared/time/format.ts';
import { ErrorState, PageLoading } from '../parts/states.tsx';
import { useBack } from '../parts/useBack.ts';
import { useHotkeys } from '../shell/hotkeys.ts';
import { CallsCard } from './CallsCard.tsx';
import { ItemsCard } from './ItemsCard.tsx';
import { useMeetingsTexts } from './texts.ts';
import { TopicsCard } from './TopicsCard.tsx';
import { useMeetingSend } from './useMeeting.ts';
import '../case/case.css';
import './meetings.css';

/** One summons or joint meeting: who was called and came, what was said and agreed, and all that happened. */
export default function MeetingPage() {
  const number = useParams()['number'] ?? '';
  const t = useMeetingsTexts();
  const words = useMeetingTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const back = useBack('/meetings');
  const queries = useQueryClient();
  const page = useQuery({ queryKey: ['meeting', number], queryFn: ({ signal }) => api.get<Meeting>(`/meetings/${encodeURIComponent(number)}`, undefined, signal) });
  const again = (news: { number: string }): void => {
    if (news.number === number) void queries.invalidateQueries({ queryKey: ['meeting', number] });
  };
  useNews('meeting', again);
  useNews('myMeeting', again);
  useGap(() => void page.refetch());
  useHotkeys([{ keys: 'Escape', label: t('back'), scope: 'here', run: back }]);
  if (page.isPending) return <PageLoading />;
  if (page.isError) return <div className="page-body"><ErrorState error={page.error} onRetry={() => void page.refetch()} /><Link to="/meetings">{t('back')}</Link></div>;
  const { summary, case: about } = page.data;
  return (
    <div className="page-body">
      <header className="panel meeting-head">
        <span className="meeting-line"><span className="tag tag-go">{words(`kind.${summary.kind}`)}</span><h1>{summary.matter}</h1><span className={`tag tag-${summary.state === 'open' ? 'wait' : 'end'}`}>{words(`state.${summary.state}`)}</span><span className="case-number">{summary.number}</span></span>
        <span className="meeting-line">
          <b className={summary.state === 'open' && Date.parse(summary.comeBy) < now ? 'due-soon' : ''}>{words(`comeBy.${summary.kind}`, { at: formatTime(summary.comeBy, now) })}</b>
          <span>{summary.address}</span>
          <span className="quiet">{words('calledBy', { area: summary.callerArea.name, who: summary.caller, at: formatTime(summary.calledAt, now) })}</span>
          {about && (about.mayOpen ? <Link to={`/cases/${encodeURIComponent(about.number)}`}>{t('case.open')} {about.number}</Link> : <span className="quiet">{t('case.open')} {about.number} {say(about.title, lang)}</span>)}
        </span>
        {page.data.endedAt && page.data.endWords && <p>{t('ended', { at: formatTime(page.data.endedAt, now), words: page.data.endWords })}</p>}
        <End page={page.data} />
      </header>
      <div className="meeting-columns">
        <div><CallsCard page={page.data} />{summary.kind === 'joint' && <TopicsCard page={page.data} />}</div>
        <div><ItemsCard page={page.data} />{summary.kind === 'summons' && <TopicsCard page={page.data} />}</div>
        <section className="panel case-history meeting-history" aria-label={words('history')}>
          <header><h2>{words('history')}</h2></header>
          <ol tabIndex={0}>
            {page.data.history.map((line) => (
              <li key={line.id} className={line.by.machine ? 'by-machine' : 'by-person'}>
                <time dateTime={line.at} title={formatInstant(line.at)}>{formatTime(line.at, now)}</time>
                <div>
                  <p className="line-what">{meetingSentence(line, now, lang)}</p>
                  <p className="quiet">{say(line.by.displayName, lang)}</p>
                  {line.note && <blockquote>{line.note}</blockquote>}
                  {line.fileIds.length > 0 && <span className="line-photos">{line.fileIds.map((id) => <Image key={id} src={fileUrl(id)} alt={words('photo')} width={64} height={48} style={{ objectFit: 'cover' }} />)}</span>}
                </div>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </div>
  );
}

/** Closes what has nothing left to do, or cancels it; both need words. */
function End({ page }: { page: Meeting }) {
  const t = useMeetingsTexts();
  const [how, setHow] = useState<'close' | 'cancel' | null>(null);
  const [words, setWords] = useState('');
  const send = useMeetingSend(page.summary.number, () => setHow(null));
  if (!page.mayCall) return null;
  if (!how) return <span className="move-buttons">{page.mayClose && <Button size="small" type="primary" onClick={() => setHow('close')}>{t('end.close')}</Button>}<Button size="small" danger onClick={() => setHow('cancel')}>{t('end.cancel')}</Button></span>;
  return (
    <form className="meeting-fields" onSubmit={(event) => { event.preventDefault(); if (words.trim()) send.mutate({ to: '/end', body: { how, words: words.trim() } }); }}>
      <Input autoFocus value={words} maxLength={2_000} aria-label={t('end.words')} placeholder={t('end.words')} onChange={(e) => setWords(e.target.value)} />
      <span className="move-buttons"><Button size="small" type="primary" htmlType="submit" danger={how === 'cancel'} disabled={!words.trim()} loading={send.isPending}>{t('end.sure')} {t(`end.${how}`)}</Button><Button size="small" onClick={() => setHow(null)}>{t('end.no')}</Button></span>
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </form>
  );
}
