import { useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { ResponsePage } from '@shared/api/types/index.ts';
import { useDesk } from '../desk/Desk.ts';
import type { KnownResponse } from '../desk/ResponseBook.ts';
import { useTold } from '../desk/Told.ts';

/** A response of those in force here, or, once it is no longer among them, as the center tells it: it may have ended while somebody looked at it. */
export function useResponse(id: string): { one: KnownResponse | null; failure: unknown; retry: () => void } {
  const desk = useDesk();
  const { items, at } = useTold(desk.responses.known);
  const listed = items.find((one) => one.response.id === id) ?? null;
  const [page, setPage] = useState<KnownResponse | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const missing = listed === null;
  useEffect(() => void desk.responses.refresh(), [desk]);
  useEffect(() => {
    if (!missing) return;
    const abort = new AbortController();
    api.get<ResponsePage>(`/responses/${encodeURIComponent(id)}`, {}, abort.signal)
      .then((found) => {
        setPage({ ...found, mayWork: false });
        setFailure(null);
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) setFailure(error);
      });
    return () => abort.abort();
  }, [id, missing, at, tries]);
  return {
    one: listed ?? (page?.response.id === id ? page : null), failure,
    retry: () => {
      setFailure(null);
      setTries(tries + 1);
    },
  };
}
