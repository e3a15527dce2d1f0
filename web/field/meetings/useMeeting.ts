import { useCallback, useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { MeetingPage } from '@shared/api/types/index.ts';
import { useDesk } from '../desk/Desk.ts';
import { kept } from '../desk/Told.ts';

/** One meeting: as this phone last knew it, then as the center tells it, again whenever it has changed. */
export function useMeeting(number: string): { page: MeetingPage | null; failure: unknown; again: () => void; send: (to: string, body: object) => Promise<void> } {
  const desk = useDesk();
  const key = `meeting.${desk.me.userName}`;
  const [page, setPage] = useState<MeetingPage | null>(() => {
    const last = kept.read<MeetingPage>(key);
    return last?.summary.number === number ? last : null;
  });
  const [failure, setFailure] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const put = useCallback((found: MeetingPage): void => {
    setPage(found);
    setFailure(null);
    kept.write(key, found);
  }, [key]);
  const address = `/meetings/${encodeURIComponent(number)}`;
  useEffect(() => {
    const abort = new AbortController();
    api.get<MeetingPage>(address, {}, abort.signal).then(put).catch((error: unknown) => {
      if (!abort.signal.aborted) setFailure(error);
    });
    return () => abort.abort();
  }, [address, tries, put]);
  const again = useCallback((): void => setTries((n) => n + 1), []);
  useEffect(() => desk.live.on('myMeeting', (news) => {
    if (news.number === number) again();
  }), [desk, number, again]);
  useEffect(() => desk.live.onGap(again), [desk, again]);
  const send = async (to: string, body: object): Promise<void> => {
    put(await api.post<MeetingPage>(`${address}${to}`, body));
    void desk.meetings.refresh();
  };
  return { page, failure, again, send };
}
