import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '@shared/api/client.ts';
import type { CasePage, MoveBody } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCaseTextsHere } from './texts.ts';

/** 直通快办: a plain, small matter goes to its handler in one press; the first body is the one that the rules propose. */
export function StraightCard({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: (body: MoveBody) => api.post<CasePage>(`/cases/${encodeURIComponent(item.number)}/moves`, body),
    onSuccess: (page) => queries.setQueryData(['case', item.number], page),
    onError: () => void queries.invalidateQueries({ queryKey: ['case', item.number] }),
  });
  const straight = item.straight;
  if (!straight) return null;
  const proposed = item.bodies[0]?.id;
  const press = (id: string): void => send.mutate({ move: straight.move, organizationId: id, expectedVersion: item.version, ...(proposed && proposed !== id ? { note: t('straight.other') } : {}) });
  return (
    <section className="panel case-requests" aria-label={t('straight')}>
      <header><h2>{t('straight')}</h2></header>
      <ul>
        <li className="quiet">{t('straight.lead', { percent: straight.samplePercent })}</li>
        {straight.bodies.map((body, i) => <li key={body.id}><Button block type={i === 0 ? 'primary' : 'default'} loading={send.isPending && send.variables.organizationId === body.id} disabled={send.isPending} onClick={() => press(body.id)}>{t('straight.to', { body: say(body.name, lang) })}</Button></li>)}
        {send.isError && <li><p className="problem" role="alert">{explain(send.error)}</p></li>}
      </ul>
    </section>
  );
}
