import { useCallback, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { AssistCounts } from '@shared/api/types/index.ts';
import { useAssistTexts } from '@shared/i18n/assistTexts.ts';
import { useDesk } from '../desk/Desk.ts';
import { Icon } from '../parts/Icon.tsx';

/** A line above the tasks of whoever answers for a body: how many parts wait for it. Without a network, as it was last told. */
export function AssistsLine() {
  const words = useAssistTexts();
  const desk = useDesk();
  const handles = desk.me.actions.includes('case.handle');
  const [counts, setCounts] = useState<AssistCounts | null>(null);
  const [tries, setTries] = useState(0);
  const again = useCallback((): void => setTries((n) => n + 1), []);
  useEffect(() => {
    if (!handles) return undefined;
    const abort = new AbortController();
    api.get<AssistCounts>('/assists/counts', {}, abort.signal).then(setCounts).catch(() => undefined);
    return () => abort.abort();
  }, [handles, tries]);
  useEffect(() => desk.live.on('myAssist', again), [desk, again]);
  useEffect(() => desk.live.onGap(again), [desk, again]);
  if (!handles) return null;
  const waits = counts ? counts.of.asked + counts.of.confirmed + counts.by.declined : 0;
  return (
    <nav aria-label={words('title')} className="response-lines">
      <Link className="response-line" to="/assists"><Icon name="meet" size={22} /><span><b>{words('title')}</b><small>{waits > 0 ? words('waiting', { count: waits }) : words('empty.of')}{counts && counts.of.late > 0 ? ` · ${words('waiting.late', { count: counts.of.late })}` : ''}</small></span></Link>
    </nav>
  );
}
