import { useCallback, useEffect, useState } from 'react';
import { allPages } from '../board/board.ts';
import type { CaseSummary } from '@shared/api/types/index.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useMay } from '@shared/session/useSession.ts';
import { cityClock, useCityNow } from '@shared/time/cityClock.ts';
import { countRecent, floodSpan, withFiled, type RecentCases } from './flood.ts';

/** How many cases were filed in the last ten minutes of the city, by the server's list and the news since. */
export function useRecentCases(): number {
  const may = useMay('case.read');
  const now = useCityNow(1_000);
  const [known, setKnown] = useState<RecentCases>(new Map());
  const ask = useCallback(async () => {
    if (!may) return;
    try {
      const items = await allPages<CaseSummary>('/cases', { from: new Date(cityClock.now() - floodSpan).toISOString() });
      setKnown((before) => withFiled(before, items, cityClock.now()));
    } catch {
      // What the news told stands; the next gap asks again.
    }
  }, [may]);
  useEffect(() => void ask(), [ask]);
  useGap(() => void ask());
  useNews('case', (item) => setKnown((before) => (before.has(item.id) || Date.parse(item.openedAt) <= cityClock.now() - floodSpan ? before : withFiled(before, [item], cityClock.now()))));
  return countRecent(known, now);
}
