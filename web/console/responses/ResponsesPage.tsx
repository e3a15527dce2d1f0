import { Segmented } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import type { CityResponse } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { levelText } from '@shared/marks/level.ts';
import { At } from '../parts/Age.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useListKeys } from '../parts/useListKeys.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { LevelMark } from './LevelMark.tsx';
import { byNeed, responseAddress, useResponses } from './queries.ts';
import { ResponseDetail } from './ResponseDetail.tsx';
import { useResponseTexts } from './texts.ts';
import './responses.css';

const shows = ['open', 'past', 'all'] as const;

/** Levels of response: what is proposed and in force at the left, one of them at the right. */
export default function ResponsesPage() {
  const t = useResponseTexts();
  const { id } = useParams();
  const url = useUrlState();
  const navigate = useNavigate();
  const show = shows.find((s) => s === url.get('show')) ?? 'open';
  const list = useResponses(show === 'all' ? '' : show);
  const items = show === 'open' ? [...(list.data?.items ?? [])].sort(byNeed) : (list.data?.items ?? []);
  const to = (one: string): string => `${responseAddress(one)}${show === 'open' ? '' : `?show=${show}`}`;
  const chosen = id ?? items[0]?.id;
  const keys = useListKeys(items.length, (i) => {
    const one = items[i];
    if (one) void navigate(to(one.id));
  });
  return (
    <div className={id ? 'page-body page-fixed responses responses-one' : 'page-body page-fixed responses'}>
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Segmented
          value={show} aria-label={t('show')} options={shows.map((s) => ({ value: s as string, label: t(`show.${s}`) }))}
          onChange={(s) => void navigate(s === 'open' ? '/responses' : `/responses?show=${s}`)}
        />
        <span className="push quiet">{t('what')}</span>
      </div>
      <div className="responses-columns">
        <div className="panel scroll responses-list" aria-busy={list.isFetching}>
          {list.isPending ? <RowsLoading rows={8} />
            : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
              : items.length === 0 ? <EmptyState title={t(show === 'past' ? 'nonePast' : 'none')} body={t('noneBody')} /> : (
                <ul>
                  {items.map((response, i) => (
                    <li key={response.id} data-row={i} className={i === keys.chosen ? 'chosen' : ''}>
                      <Row response={response} to={to(response.id)} isHere={response.id === chosen} />
                    </li>
                  ))}
                </ul>
              )}
        </div>
        <div className="responses-detail">
          {chosen ? <ResponseDetail key={chosen} id={chosen} back={show === 'open' ? '/responses' : `/responses?show=${show}`} />
            : list.isPending ? <div className="panel"><RowsLoading rows={10} /></div> : <div className="panel"><EmptyState title={t('choose')} body={t('chooseBody')} /></div>}
        </div>
      </div>
    </div>
  );
}

function Row({ response, to, isHere }: { response: CityResponse; to: string; isHere: boolean }) {
  const t = useResponseTexts();
  const lang = useLang();
  const level = response.level ?? response.proposed;
  return (
    <Link to={to} aria-current={isHere ? 'true' : undefined}>
      <span className="response-top">
        {level ? <LevelMark level={level} name={response.level ? response.levelName : response.proposedName} hollow={response.state !== 'inForce'} /> : <b>{t(`state.${response.state}`)}</b>}
        <span className={`tag ${response.waits ? 'tag-wait' : response.state === 'inForce' ? 'tag-go' : 'tag-end'}`}>{response.waits ? t('waits') : t(`state.${response.state}`)}</span>
      </span>
      <span>{say(response.packageName, lang)} · {say(response.area.name, lang)}</span>
      <span className="quiet">
        <At at={response.endedAt ?? response.activatedAt ?? response.openedAt} /> {say(response.endedAt ? response.endedByName : response.activatedByName, lang)}
        {response.groundsCleared && ` · ${t('cleared')}`}
        {response.state === 'inForce' && response.proposed && response.waits && ` · ${t('proposeMore', { level: levelText(response.proposed, response.proposedName, lang) })}`}
      </span>
    </Link>
  );
}
