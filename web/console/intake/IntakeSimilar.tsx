import { useMutation, useQuery, keepPreviousData } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { api, newKey } from '@shared/api/client.ts';
import type { FurtherReporter, Page, Point, ReportReceipt, SimilarCase } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { SimilarItem } from '../parts/SimilarItem.tsx';
import { useIntakeTexts } from './texts.ts';

/** The look begins when one pauses in writing (ms). */
const pause = 400;

interface Props {
  text: string;
  category: string;
  place: Point | null;
  /** The caller as they are to be added; null while something is missing, which the form then says. */
  caller: () => FurtherReporter | null;
  onJoined: (receipt: ReportReceipt) => void;
}

/** Open cases that the one being written may be the same as; the caller is added to one of them instead of a new case. */
export function IntakeSimilar({ text, category, place, caller, onJoined }: Props) {
  const t = useIntakeTexts();
  const [words, setWords] = useState('');
  const [key] = useState(newKey);
  useEffect(() => {
    const timer = setTimeout(() => setWords(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useQuery({
    queryKey: ['similar', words, category, place], enabled: place !== null, placeholderData: keepPreviousData, retry: false,
    queryFn: () => api.post<Page<SimilarCase>>('/cases/similar', { text: words, lon: place?.lon, lat: place?.lat, ...(category ? { category } : {}) }),
  });
  const join = useMutation({
    mutationFn: ({ number, body }: { number: string; body: FurtherReporter }) =>
      api.post<ReportReceipt>(`/cases/${encodeURIComponent(number)}/reporters`, body, { idempotencyKey: `${key}.${number}` }),
    onSuccess: onJoined,
  });
  const add = (number: string): void => {
    const body = caller();
    if (body) join.mutate({ number, body });
  };
  return (
    <section className="intake-similar" aria-labelledby="intake-similar">
      <h2 id="intake-similar">{t('similar')}</h2>
      {place === null ? <p className="quiet">{t('similar.place')}</p>
        : found.isPending ? <p className="quiet" role="status">{t('similar.looking')}</p>
          : found.isError ? <p className="problem" role="alert">{explain(found.error)}</p>
            : found.data.items.length === 0 ? <p className="quiet">{t('similar.none')}</p> : null}
      <ul aria-live="polite">
        {place !== null && found.data?.items.map((item) => (
          <SimilarItem key={item.number} item={item} newTab>
            <Button size="small" loading={join.isPending && join.variables.number === item.number} onClick={() => add(item.number)}>{t('similar.join')}</Button>
          </SimilarItem>
        ))}
      </ul>
      {join.isError && <p className="problem" role="alert">{explain(join.error)}</p>}
    </section>
  );
}
