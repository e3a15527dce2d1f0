import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { CallLogEntry, OutboxMessage, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useMay } from '@shared/session/useSession.ts';
import { At } from '../parts/Age.tsx';
import { Pager } from '../parts/Pager.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useListKeys } from '../parts/useListKeys.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { plain } from '../case/coded.ts';
import { useMessageTexts } from './texts.ts';

const states = ['waiting', 'shown', 'sent', 'failed', 'withdrawn'] as const;
const tones = { waiting: 'tag-wait', shown: 'tag-go', sent: 'tag-ok', failed: 'tag-bad', withdrawn: 'tag-wait' } as const;

/** What the city sent or would have sent to people, and who called whom. */
export default function MessagesPage() {
  const t = useMessageTexts();
  const url = useUrlState();
  const mayCalls = useMay('call.read');
  const calls = mayCalls && url.get('view') === 'calls';
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {mayCalls && (
          <Segmented
            value={calls ? 'calls' : 'messages'} aria-label={t('title')} options={[{ value: 'messages', label: t('view.messages') }, { value: 'calls', label: t('view.calls') }]}
            onChange={(v) => url.set({ view: v === 'calls' ? 'calls' : null, state: null })}
          />
        )}
        {!calls && (
          <Segmented
            value={url.get('state')} aria-label={t('col.state')} onChange={(v) => url.set({ state: v })}
            options={[{ value: '', label: t('any') }, ...states.map((s) => ({ value: s as string, label: t(`state.${s}`) }))]}
          />
        )}
        <span className="push quiet">{t('what')}</span>
      </div>
      {calls ? <Calls url={url} /> : <Messages url={url} />}
    </div>
  );
}

function CaseLink({ number }: { number: string | null }) {
  const may = useMay('case.read');
  if (!number) return <span className="quiet">–</span>;
  return may ? <Link to={`/cases/${encodeURIComponent(number)}`}>{number}</Link> : <>{number}</>;
}

function Messages({ url }: { url: ReturnType<typeof useUrlState> }) {
  const t = useMessageTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const query = { state: url.get('state'), caseNumber: url.get('caseNumber'), cursor: url.get('cursor') };
  const list = useQuery({
    queryKey: ['messages', query], placeholderData: keepPreviousData, refetchInterval: 5_000,
    queryFn: ({ signal }) => api.get<Page<OutboxMessage>>('/messages', { ...query, limit: 100 }, signal),
  });
  const items = list.data?.items ?? [];
  const keys = useListKeys(items.length, () => undefined);
  return (
    <>
      <div className="panel scroll">
        {list.isPending ? <RowsLoading rows={12} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('empty')} body={t('emptyBody')} /> : (
              <table className="list list-cards">
                <colgroup><col style={{ width: 110 }} /><col style={{ width: 100 }} /><col style={{ width: 190 }} /><col /><col style={{ width: 150 }} /><col style={{ width: 130 }} /></colgroup>
                <thead><tr><th>{t('col.at')}</th><th>{t('col.channel')}</th><th>{t('col.to')}</th><th>{t('col.text')}</th><th>{t('col.case')}</th><th>{t('col.state')}</th></tr></thead>
                <tbody>
                  {items.map((m, i) => (
                    <tr key={m.id} data-row={i} className={i === keys.chosen ? 'chosen' : ''} onClick={() => keys.choose(i)}>
                      <td className="num"><At at={m.at} /></td>
                      <td>{shared.of(`channel.${m.channel}`)}</td>
                      <td>{say(m.to?.displayName, lang)} <span className="quiet">{m.addressMasked}</span></td>
                      <td className="card-line">{say(m.text, lang)}</td>
                      <td className="num"><CaseLink number={m.caseNumber} /></td>
                      <td><span className={`tag ${tones[m.state]}`}>{t(`state.${m.state}`)}</span>{m.detail && <div className="quiet">{m.detail}</div>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
      </div>
      <Pager count={items.length} next={list.data?.next} first={!url.get('cursor')} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({})} />
    </>
  );
}

function Calls({ url }: { url: ReturnType<typeof useUrlState> }) {
  const t = useMessageTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const query = { caseNumber: url.get('caseNumber'), cursor: url.get('cursor') };
  const list = useQuery({
    queryKey: ['call-log', query], placeholderData: keepPreviousData, refetchInterval: 5_000,
    queryFn: ({ signal }) => api.get<Page<CallLogEntry>>('/call-log', { ...query, limit: 100 }, signal),
  });
  const items = list.data?.items ?? [];
  return (
    <>
      <div className="panel scroll">
        {list.isPending ? <RowsLoading rows={12} />
          : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            : items.length === 0 ? <EmptyState title={t('calls.empty')} body={t('calls.emptyBody')} /> : (
              <table className="list">
                <thead><tr><th>{t('col.at')}</th><th>{t('col.from')}</th><th>{t('col.to')}</th><th>{t('col.channel')}</th><th>{t('col.case')}</th><th>{t('col.outcome')}</th></tr></thead>
                <tbody>
                  {items.map((c) => (
                    <tr key={c.id}>
                      <td className="num"><At at={c.at} /></td><td>{c.from === 'jingwei' ? shared('app.name') : c.from}</td><td>{say(c.to.displayName, lang)}</td><td>{shared.of(`channel.${c.channel}`)}</td>
                      <td className="num"><CaseLink number={c.caseNumber} /></td><td>{t.of(`outcome.${c.outcome}`, null, t.of(`state.${c.outcome}`, null, plain(c.outcome)))}{c.seenAt && <span className="quiet"> {t('seen')} <At at={c.seenAt} /></span>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
      </div>
      <Pager count={items.length} next={list.data?.next} first={!url.get('cursor')} onNext={() => url.set({ cursor: list.data?.next ?? null }, true)} onFirst={() => url.set({})} />
    </>
  );
}
