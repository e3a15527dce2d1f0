import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CasePage, HandOver, HandOverPreview, Page, Platforms } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMay } from '@shared/session/useSession.ts';
import { LinkLine } from '../exchange/lists.tsx';
import { useExchangeTexts } from '../exchange/texts.ts';
import { Preview } from '../exchange/TryHandOver.tsx';
import '../exchange/exchange.css';

/** Which other platforms know this case, and handing it to one. */
export function PlatformsCard({ item }: { item: CasePage }) {
  const t = useExchangeTexts();
  const reads = useMay('exchange.read');
  const hands = useMay('exchange.hand');
  const [asks, setAsks] = useState(false);
  const links = useQuery({ queryKey: ['exchange', 'case', item.number, item.history.length], enabled: reads, placeholderData: keepPreviousData, queryFn: ({ signal }) => api.get<Page<HandOver>>('/exchange/links', { number: item.number }, signal) });
  const platforms = useQuery({ queryKey: ['exchange', 'platforms'], enabled: hands, staleTime: 60_000, queryFn: ({ signal }) => api.get<Platforms>('/exchange/platforms', {}, signal) });
  const known = links.data?.items ?? [];
  const free = (platforms.data?.items ?? []).filter((one) => one.out && one.state !== 'unset' && !known.some((link) => link.platform === one.name));
  const may = hands && item.stage !== 'ended' && free.length > 0 && links.isSuccess;
  if (!reads || (known.length === 0 && !may)) return null;
  return (
    <section className="panel case-requests" aria-label={t('card.title')}>
      <header><h2>{t('card.title')}</h2>{may && !asks && <Button size="small" onClick={() => setAsks(true)}>{t('card.hand')}</Button>}</header>
      <ul>
        {asks && may && <Ask number={item.number} platforms={free} onDone={() => setAsks(false)} />}
        {known.map((link) => <LinkLine key={link.id} item={link} named />)}
      </ul>
    </section>
  );
}

function Ask({ number, platforms, onDone }: { number: string; platforms: Platforms['items']; onDone: () => void }) {
  const t = useExchangeTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [platform, setPlatform] = useState(platforms[0]?.name ?? '');
  const [reason, setReason] = useState('');
  const path = `/exchange/platforms/${encodeURIComponent(platform)}`;
  const look = useMutation({ mutationFn: () => api.get<HandOverPreview>(`${path}/preview`, { number }) });
  const send = useMutation({
    mutationFn: () => api.post<HandOver>(`${path}/cases`, { number, reason: reason.trim() }),
    onSuccess: () => {
      void message.success(t('card.done'));
      void queries.invalidateQueries({ queryKey: ['exchange'] });
      void queries.invalidateQueries({ queryKey: ['case', number] });
      onDone();
    },
  });
  return (
    <li className="waits">
      <Select aria-label={t('card.platform')} value={platform} options={platforms.map((one) => ({ value: one.name, label: say(one.title, lang) }))} onChange={(next) => { setPlatform(next); look.reset(); }} />
      <Input.TextArea value={reason} maxLength={200} autoSize={{ minRows: 2, maxRows: 4 }} aria-label={t('card.reason')} placeholder={t('card.reason')} onChange={(e) => setReason(e.target.value)} />
      <span className="move-buttons">
        <Button type="primary" disabled={!reason.trim()} loading={send.isPending} onClick={() => send.mutate()}>{t('card.send')}</Button>
        <Button loading={look.isPending} onClick={() => look.mutate()}>{t('card.try')}</Button>
        <Button onClick={onDone}>{t('card.cancel')}</Button>
      </span>
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
      <div role="status">{look.isError ? <p className="problem">{explain(look.error)}</p> : look.data && <Preview preview={look.data} />}</div>
    </li>
  );
}
