import { Button } from 'antd';
import { useState } from 'react';
import type { CasePage } from '@shared/api/types/index.ts';
import { useAssistTexts } from '@shared/i18n/assistTexts.ts';
import { AskAssist } from './AskAssist.tsx';
import { AssistPart } from './AssistPart.tsx';

/** 协办 on the case's page: its parts with their bodies, and the form of whoever may ask. */
export function AssistsCard({ item }: { item: CasePage }) {
  const t = useAssistTexts();
  const [asks, setAsks] = useState(false);
  if (item.assists.length === 0 && !item.mayAskAssist) return null;
  const open = item.assists.filter((part) => part.endedAt === null).length;
  return (
    <section className="panel case-requests" aria-label={t('title')}>
      <header><h2>{t('title')}</h2>{item.mayAskAssist && !asks && <Button size="small" onClick={() => setAsks(true)}>{t('ask')}</Button>}</header>
      <ul>
        {asks && item.mayAskAssist && <AskAssist number={item.number} onDone={() => setAsks(false)} />}
        {open > 0 && item.stage === 'handle' && <li className="quiet">{t('holds', { count: open })}</li>}
        {item.assists.map((part) => <li key={`${part.id} ${part.state}`} className={part.endedAt === null ? 'waits' : ''}><AssistPart number={item.number} part={part} /></li>)}
      </ul>
    </section>
  );
}
