import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { MeetingItem, MeetingPage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { formatInstant } from '@shared/time/format.ts';
import { ErrorState, PageLoading } from '../parts/states.tsx';
import { useMeetingsTexts } from './texts.ts';
import './meetings.css';

/** The minutes as a paper: who was there, what was said on each point, who does what by when. */
export default function MinutesPage() {
  const number = useParams()['number'] ?? '';
  const t = useMeetingsTexts();
  const words = useMeetingTexts();
  const lang = useLang();
  const page = useQuery({ queryKey: ['meeting', number], queryFn: ({ signal }) => api.get<MeetingPage>(`/meetings/${encodeURIComponent(number)}`, undefined, signal) });
  if (page.isPending) return <PageLoading />;
  if (page.isError) return <div className="page-body"><ErrorState error={page.error} onRetry={() => void page.refetch()} /></div>;
  const { summary, calls, topics, items } = page.data;
  const minute = (instant: string): string => formatInstant(instant).slice(0, 16);
  const named = (came: boolean): string => calls.filter((call) => (call.cameAt !== null) === came).map((call) => `${say(call.body.name, lang)}${came ? '' : lang === 'zh' ? `（${say(call.stepName, lang)}）` : ` (${say(call.stepName, lang)})`}`).join(lang === 'zh' ? '、' : ', ') || t('paper.none');
  const decided = (of: MeetingItem[]) => of.length > 0 && (
    <>
      <h3>{t('paper.decided')}</h3>
      <ol>{of.map((item) => <li key={item.id}>{t('paper.item', { what: item.what, who: item.doer, due: minute(item.dueAt), state: item.stepName })}</li>)}</ol>
    </>
  );
  const loose = items.filter((item) => !topics.some((topic) => topic.id === item.topicId));
  return (
    <div className="page-body meeting-paper-page">
      <div className="page-head no-print"><Link to={`/meetings/${encodeURIComponent(number)}`}>{summary.number}</Link><Button className="push" type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>{t('minutes.print')}</Button></div>
      <article className="panel meeting-paper">
        <h1>{words(`kind.${summary.kind}`)}{lang === 'zh' ? '' : ': '}{t('minutes.paper')}</h1>
        <dl>
          <div><dt>{t('matter')}</dt><dd>{summary.matter}</dd></div>
          <div><dt>{t('paper.number')}</dt><dd>{summary.number}{summary.caseNumber ? ` · ${t('case.open')} ${summary.caseNumber}` : ''}</dd></div>
          <div><dt>{t('paper.when')}</dt><dd>{minute(summary.comeBy)}</dd></div>
          <div><dt>{t('paper.place')}</dt><dd>{summary.address}</dd></div>
          <div><dt>{t('paper.caller')}</dt><dd>{say(summary.callerArea.name, lang)} {say(summary.caller, lang)}</dd></div>
          <div><dt>{t('paper.came')}</dt><dd>{named(true)}</dd></div>
          <div><dt>{t('paper.absent')}</dt><dd>{named(false)}</dd></div>
        </dl>
        {topics.map((topic) => (
          <section key={topic.id}>
            <h2>{topic.place}. {topic.title}{topic.case ? ` (${topic.case.number})` : ''}</h2>
            {topic.minutes[0]
              ? <><p className="meeting-minutes">{topic.minutes[0].text}</p><p className="quiet">{t('minutes.by', { by: topic.minutes[0].by, at: minute(topic.minutes[0].at), version: topic.minutes[0].version })}</p></>
              : <p className="quiet">{t('minutes.none')}</p>}
            {decided(items.filter((item) => item.topicId === topic.id))}
          </section>
        ))}
        {decided(loose)}
      </article>
    </div>
  );
}
