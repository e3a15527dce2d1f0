import { useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Page, SimilarReport } from '@shared/api/types/index.ts';
import type { Draft } from '../rules/draft.ts';

/** What is reported already near the draft's place. A failure keeps nobody from reporting: nothing is found then. */
export function useSimilar({ text, place }: Draft): { similar: SimilarReport[]; looking: boolean } {
  const [similar, setSimilar] = useState<SimilarReport[]>([]);
  const [looking, setLooking] = useState(true);
  useEffect(() => {
    let over = false;
    setLooking(true);
    const found = place === null ? Promise.resolve({ items: [] }) : api.post<Page<SimilarReport>>('/reports/similar', { text: text.trim(), lon: place.lon, lat: place.lat });
    void found.catch(() => ({ items: [] })).then(({ items }) => {
      if (over) return;
      setSimilar(items);
      setLooking(false);
    });
    return () => {
      over = true;
    };
  }, [text, place]);
  return { similar, looking };
}
