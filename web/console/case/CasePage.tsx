import { CopyOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Link, useParams } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { CasePage as CasePageData, Device } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { sourceOf } from '@shared/i18n/subjects.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { Age } from '../parts/Age.tsx';
import { DueClock } from '../parts/DueClock.tsx';
import { ErrorState, PageLoading } from '../parts/states.tsx';
import { isDevice } from '../parts/subjects.ts';
import { useBack } from '../parts/useBack.ts';
import { StateTag } from '../parts/StateTag.tsx';
import { useHotkeys } from '../shell/hotkeys.ts';
import { ActPanel } from './ActPanel.tsx';
import { ChangeCategory } from './ChangeCategory.tsx';
import { ClockCard } from './ClockCard.tsx';
import { RelatedCard, StepsCard, SymptomsCard, WhoCard } from './SideCards.tsx';
import { TimeBar } from './TimeBar.tsx';
import { Timeline } from './Timeline.tsx';
import { useCaseTextsHere } from './texts.ts';
import { WhatWhere } from './WhatWhere.tsx';
import { HotlineCard } from '../hotline/HotlineCard.tsx';
import { LettersCard } from './LettersCard.tsx';
import { ReportersCard } from './ReportersCard.tsx';
import { CauseBanner, CauseCard } from './CauseCard.tsx';
import { DuplicateBanner, SimilarCard } from './SimilarCard.tsx';
import { CodedCard } from './CodedCard.tsx';
import { AppealsCard } from './AppealsCard.tsx';
import { DisputesCard } from './DisputesCard.tsx';
import { RequestsCard } from './RequestsCard.tsx';
import { PlatformsCard } from './PlatformsCard.tsx';
import { RetentionCard } from './RetentionCard.tsx';
import { AssistsCard } from '../assists/AssistsCard.tsx';
import { StraightCard } from './StraightCard.tsx';
import { SupervisionCard } from './SupervisionCard.tsx';
import { CaseMeetings } from '../meetings/CaseMeetings.tsx';
import { FirstAskedCard } from './FirstAskedCard.tsx';
import { HandsCard } from './HandsCard.tsx';
import { StagePath } from './StagePath.tsx';
import { WorkflowPath } from './WorkflowPath.tsx';
import './case.css';

/** One case: what and where, its timeline, its clock and what can be done now. All above the fold at 1440 × 900. */
export default function CasePage() {
  const number = useParams()['number'] ?? '';
  const t = useCaseTextsHere();
  const shared = useSharedTexts();
  const lang = useLang();
  const back = useBack('/cases?state=open');
  const queries = useQueryClient();
  const { message } = App.useApp();
  const page = useQuery({ queryKey: ['case', number], queryFn: ({ signal }) => api.get<CasePageData>(`/cases/${encodeURIComponent(number)}`, undefined, signal) });
  const item = page.data;
  const device = useQuery({
    queryKey: ['device', item?.deviceId], enabled: isDevice(item?.deviceId),
    queryFn: ({ signal }) => api.get<Device>(`/devices/${encodeURIComponent(item?.deviceId ?? '')}`, undefined, signal),
  });
  useNews('case', (news) => {
    // Also of the same version: a line of the history, such as a message that went out, changes nothing else.
    if (news.number === number) void queries.invalidateQueries({ queryKey: ['case', number] });
  });
  useNews('device', (news) => {
    if (news.id === item?.deviceId) void queries.invalidateQueries({ queryKey: ['device', news.id] });
  });
  useGap(() => void page.refetch());
  useHotkeys([{ keys: 'Escape', label: t('back'), scope: 'here', run: back }]);

  if (page.isPending) return <PageLoading />;
  if (page.isError || !item) {
    return (
      <div className="page-body">
        <ErrorState error={page.error} onRetry={() => void page.refetch()} />
        <Link className="case-missing" to="/cases?state=open">{t('missing.list', { number })}</Link>
      </div>
    );
  }
  // What waits for this reader stands above the next step, everything else below.
  const firstAsks = item.firstAsked?.mayTell === true || item.firstAsked?.mayDecide === true;
  const copy = (): void => void navigator.clipboard?.writeText(item.number).then(() => message.success(t('copied')));

  return (
    <div className="case">
      <header className="panel case-head">
        <div className="case-title">
          <SeverityMark severity={item.severity} size={20} />
          <h1>{say(item.title, lang)}</h1>
          <StateTag item={item} />
          <DueClock item={item} />
          <span className="case-number">{item.number}<Button type="text" size="small" icon={<CopyOutlined />} aria-label={t('copy')} onClick={copy} /></span>
          <span className="quiet">{shared(`source.${sourceOf(item)}`)} · {say(item.categoryName, lang)}<ChangeCategory item={item} /> · {say(item.area.name, lang)} · <Age at={item.openedAt} /></span>
        </div>
        <DuplicateBanner item={item} />
        <CauseBanner item={item} />
        {/* What another case carries on has no way of its own any more. */}
        {item.mergedInto === null && (item.workflow.name === 'street' ? <WorkflowPath item={item} /> : <StagePath item={item} />)}
        {item.workflow.name === 'street' && <TimeBar item={item} />}
      </header>
      <WhatWhere item={item} device={device.data} />
      <Timeline item={item} device={device.data} />
      <aside className="case-side">
        <RequestsCard item={item} />
        <StraightCard key={`straight ${item.number}`} item={item} />
        <SupervisionCard key={`supervision ${item.number}`} item={item} />
        {firstAsks && <FirstAskedCard key={`first ${item.number}`} item={item} />}
        {item.hand && <HandsCard key={`hands ${item.number}`} item={item} />}
        <AssistsCard key={`assists ${item.number}`} item={item} />
        <CaseMeetings item={item} />
        <DisputesCard item={item} />
        <AppealsCard key={`appeals ${item.number}`} item={item} />
        <ActPanel key={item.number} item={item} />
        {!item.hand && <HandsCard key={`hands ${item.number}`} item={item} />}
        {!firstAsks && <FirstAskedCard key={`first ${item.number}`} item={item} />}
        <LettersCard key={`letters ${item.number}`} item={item} />
        <HotlineCard item={item} />
        <CodedCard item={item} />
        <ClockCard item={item} device={device.data} />
        <WhoCard item={item} />
        <StepsCard item={item} />
        <ReportersCard item={item} />
        <PlatformsCard key={`platforms ${item.number}`} item={item} />
        <RetentionCard key={`retention ${item.number}`} item={item} />
        <CauseCard key={`cause ${item.number}`} item={item} />
        <SymptomsCard item={item} />
        <SimilarCard item={item} />
        <RelatedCard item={item} />
      </aside>
    </div>
  );
}
