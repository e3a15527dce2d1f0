import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Popconfirm, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { Arrival, HandOver, Page, PlatformMessage, PlatformMessageBody } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMay } from '@shared/session/useSession.ts';
import { At } from '../parts/Age.tsx';
import { Pager } from '../parts/Pager.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { faultWords } from '../webhooks/words.ts';
import { useWebhookTexts } from '../webhooks/texts.ts';
import { FieldMistakes } from './Mistakes.tsx';
import { useExchangeTexts } from './texts.ts';

const states = ['waiting', 'held', 'refused', 'delivered', 'setAside'] as const;
const tones = { waiting: 'tag-wait', held: 'tag-wait', refused: 'tag-bad', delivered: 'tag-ok', setAside: 'tag-end', handed: 'tag-ok', taken: 'tag-ok', done: 'tag-end' } as const;

const caseLink = (number: string): ReactNode => <Link className="num" to={`/console/cases/${encodeURIComponent(number)}`}>{number}</Link>;

function useAct(done?: string) {
  const lang = useLang();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (path: string) => api.post(`/exchange${path}`),
    onSuccess: () => void (done && message.success(done)),
    onError: (error) => void message.error(explain(error, lang)),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['exchange'] }),
  });
}

interface Asked { path: string; query: Record<string, string | boolean>; empty: [string, string]; filter: ReactNode }

/** A list with its filter, its states and its pager. */
function Lines<T extends { id: string }>({ path, query, empty, filter, line }: Asked & { line: (item: T) => ReactNode }) {
  const [cursor, setCursor] = useState('');
  const list = useQuery({
    queryKey: ['exchange', path, query, cursor], placeholderData: keepPreviousData, refetchInterval: 5_000,
    queryFn: ({ signal }) => api.get<Page<T>>(`/exchange${path}`, { ...query, cursor }, signal),
  });
  const items = list.data?.items ?? [];
  return (
    <>
      <div className="exchange-line">{filter}</div>
      {list.isPending ? <RowsLoading rows={4} />
        : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          : items.length === 0 ? <EmptyState title={empty[0]} body={empty[1]} />
            : <ul className="exchange-lines">{items.map(line)}</ul>}
      {(list.data?.next || cursor) && <Pager count={items.length} next={list.data?.next} first={!cursor} onNext={() => setCursor(list.data?.next ?? '')} onFirst={() => setCursor('')} />}
    </>
  );
}

/** Cases that went and came. */
export function LinkList({ platform }: { platform: string }) {
  const t = useExchangeTexts();
  const [look, setLook] = useState(false);
  return (
    <Lines<HandOver>
      key={String(look)} path="/links" query={{ platform, look }} empty={[t('links.empty'), t('links.emptyBody')]}
      filter={<Checkbox checked={look} onChange={(e) => setLook(e.target.checked)}>{t('only.look')}</Checkbox>} line={(item) => <LinkLine key={item.id} item={item} />}
    />
  );
}

export function LinkLine({ item, named = false }: { item: HandOver; named?: boolean }) {
  const t = useExchangeTexts();
  const lang = useLang();
  const hands = useMay('exchange.hand');
  const act = useAct();
  return (
    <li data-link={item.state}>
      <div className="exchange-line">
        <b>{t(`link.${item.way}`)}</b>{named ? <span>{say(item.platformTitle, lang)}</span> : caseLink(item.caseNumber)}
        {item.outsideNumber && <span className="num">{t('link.their', { number: item.outsideNumber })}</span>}
        <span className="quiet"><At at={item.at} /> · {item.byRule ? t('link.byRule') : item.by}</span>
        <span className={`tag ${tones[item.state]} push`}>{t(`link.${item.state}`)}</span>
      </div>
      {item.reason && <p className="quiet">{item.reason}</p>}
      {item.needsLook && item.way === 'out' && !item.outsideNumber && <p>{t('link.noNumber')}</p>}
      {(item.outsideStep || item.needsLook) && (
        <div className="exchange-line">
          {item.outsideStep && <><span>{t(`step.${item.outsideStep}`)}</span><span className="quiet"><At at={item.outsideAt} /></span></>}
          {item.needsLook && hands && <Button size="small" loading={act.isPending} onClick={() => act.mutate(`/links/${encodeURIComponent(item.id)}/looked`)}>{t('link.looked')}</Button>}
        </div>
      )}
    </li>
  );
}

/** What goes out, and what was refused. */
export function MessageList({ platform }: { platform: string }) {
  const t = useExchangeTexts();
  const [state, setState] = useState('');
  return (
    <Lines<PlatformMessage>
      key={state} path="/messages" query={{ platform, state }} empty={[t('messages.empty'), t('messages.emptyBody')]}
      filter={<Segmented size="small" value={state} aria-label={t('tab.messages')} options={[{ value: '', label: t('any') }, ...states.map((s) => ({ value: s as string, label: t(`message.${s}`) }))]} onChange={setState} />}
      line={(item) => <MessageLine key={item.id} item={item} />}
    />
  );
}

function MessageLine({ item }: { item: PlatformMessage }) {
  const t = useExchangeTexts();
  const words = useWebhookTexts();
  const hands = useMay('exchange.hand');
  const act = useAct(t('message.queued'));
  const aside = useAct();
  const [open, setOpen] = useState(false);
  const body = useQuery({ queryKey: ['exchange', 'body', item.id, item.state], enabled: open, queryFn: ({ signal }) => api.get<PlatformMessageBody>(`/exchange/messages/${encodeURIComponent(item.id)}/body`, {}, signal) });
  const path = `/messages/${encodeURIComponent(item.id)}`;
  return (
    <li data-message={item.state}>
      <div className="exchange-line"><b>{t(`kind.${item.kind}`)}</b>{caseLink(item.caseNumber)}<span>{item.step}</span><span className="quiet"><At at={item.at} /></span><span className={`tag ${tones[item.state]} push`}>{t(`message.${item.state}`)}</span></div>
      {item.state === 'refused' && item.mistakes.length === 0 && <p>{t('message.says', { status: item.lastStatus ?? '–', says: item.says || faultWords(item.lastFault, item.lastStatus, words) })}</p>}
      {item.state === 'waiting' && item.lastFault && <p>{t('message.tried', { count: item.tries, fault: faultWords(item.lastFault, item.lastStatus, words) })}</p>}
      <FieldMistakes items={item.mistakes} />
      {hands && item.state !== 'delivered' && (
        <div className="exchange-line">
          {(item.state === 'refused' || item.state === 'setAside') && <Button size="small" loading={act.isPending} onClick={() => act.mutate(`${path}/send`)}>{t('message.send')}</Button>}
          {item.state !== 'setAside' && <Popconfirm title={t('message.setAsideAsk')} okText={t('message.setAsideAct')} onConfirm={() => aside.mutate(`${path}/set-aside`)}><Button size="small" loading={aside.isPending}>{t('message.setAsideAct')}</Button></Popconfirm>}
        </div>
      )}
      <details onToggle={(e) => setOpen(e.currentTarget.open)}>
        <summary>{t('message.body')} <span className="num quiet">{item.messageId}</span></summary>
        {body.isError ? <p className="problem">{explain(body.error)}</p> : body.data && (body.data.body === null ? <p className="quiet">{t('message.noBody')}</p> : <pre className="exchange-pre" tabIndex={0}>{JSON.stringify(JSON.parse(body.data.body), null, 2)}</pre>)}
      </details>
    </li>
  );
}

/** What came in, and what was wrong with it. */
export function ArrivalList({ platform }: { platform: string }) {
  const t = useExchangeTexts();
  const hands = useMay('exchange.hand');
  const act = useAct();
  const [refused, setRefused] = useState(false);
  return (
    <Lines<Arrival>
      key={String(refused)} path="/arrivals" query={{ platform, refused }} empty={[t('arrivals.empty'), t('arrivals.emptyBody')]}
      filter={<Checkbox checked={refused} onChange={(e) => setRefused(e.target.checked)}>{t('only.refused')}</Checkbox>}
      line={(item) => (
        <li key={item.id} data-arrival={item.state}>
          <div className="exchange-line">
            <b>{t(`kind.${item.kind}`)}</b><span className="num">{item.outsideNumber ?? t('arrival.noNumber')}</span>{item.caseNumber && caseLink(item.caseNumber)}<span className="quiet"><At at={item.at} /></span>
            <span className={`tag ${tones[item.state]} push`}>{t(`arrival.${item.state}`, { by: item.doneBy ?? '–' })}</span>
          </div>
          <FieldMistakes items={item.mistakes} />
          {hands && item.state === 'refused' && <div className="exchange-line"><Button size="small" loading={act.isPending} onClick={() => act.mutate(`/arrivals/${encodeURIComponent(item.id)}/done`)}>{t('arrival.doneAct')}</Button></div>}
        </li>
      )}
    />
  );
}
