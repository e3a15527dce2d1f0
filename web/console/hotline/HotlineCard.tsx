import { useState } from 'react';
import { Button } from 'antd';
import type { CasePage, CallerCall } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { formatInstant } from '@shared/time/format.ts';
import { At } from '../parts/Age.tsx';
import { TiePlace } from './TiePlace.tsx';
import { useHotlineTexts } from './texts.ts';
import './hotline.css';

/** The hotline's part of a case: number, promise, calls and answers, and where it lies when nobody knew; nothing of other cases. */
export function HotlineCard({ item }: { item: CasePage }) {
  const t = useHotlineTexts();
  const lang = useLang();
  const [tying, setTying] = useState(false);
  const order = item.hotline;
  if (!order) return null;
  return (
    <section className="panel hotline-card">
      <header><h2>{t('card', { number: order.orderNumber })}</h2></header>
      <p>{t('card.kind', { kind: t(`kind.${order.kind}`), at: formatInstant(order.orderedAt) })}</p>
      {order.promisedAt ? <p>{t('card.promised', { at: formatInstant(order.promisedAt) })}</p> : order.limit && <p>{t('card.limit', { limit: say(order.limit, lang) })}</p>}
      {order.placeOpen && <p className="due-soon">{order.areaWords ? t('card.open', { words: order.areaWords }) : t('card.openBare')}</p>}
      {order.mayTie && (tying ? <TiePlace item={item} onDone={() => setTying(false)} /> : <Button size="small" type={order.placeOpen ? 'primary' : 'default'} onClick={() => setTying(true)}>{t('tie')}</Button>)}
      {order.calls.length > 0 && (
        <>
          <h3>{t('card.calls')}</h3>
          <ul>{order.calls.map((call, i) => <Call key={i} call={call} />)}</ul>
        </>
      )}
      {order.answers.length > 0 && (
        <>
          <h3>{t('card.answers')}</h3>
          <ul>
            {order.answers.map((answer) => (
              <li key={answer.round}>
                <p className="quiet"><At at={answer.at} /> · {t('answer.round', { round: answer.round, who: say(answer.body ?? answer.by, lang) })}</p>
                <p className="hotline-answer">{answer.text}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Call({ call }: { call: CallerCall }) {
  const t = useHotlineTexts();
  const lang = useLang();
  return (
    <li>
      <p><At at={call.at} /> <b>{call.why === 'callBack' ? t('call.callBack', { round: call.round }) : t('call.firstContact')}</b> <span className="quiet">{say(call.by, lang)}</span></p>
      <p className={call.reached && (call.solved ?? 'yes') === 'yes' ? '' : 'due-soon'}>
        {call.satisfaction && call.solved ? `${t(`satisfaction.${call.satisfaction}`)} · ${t(`truly.${call.solved}`)}` : t(call.reached ? 'call.reached' : 'call.missed')}{call.reason && <span className="quiet">：{call.reason}</span>}
      </p>
    </li>
  );
}
