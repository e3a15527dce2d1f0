import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { IntakeSuggestion, SuggestedPlace } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useIntakeTexts } from './texts.ts';

/** The look begins when one pauses in writing (ms). */
const pause = 400;
/** Below this a suggestion is shown as unsure. */
const sure = 0.5;

interface Props {
  text: string;
  category: string;
  onCategory: (code: string) => void;
  onPlace: (place: SuggestedPlace) => void;
}

/** What was understood of what somebody says: the category with its confidence and the words that decided, and the place. Nothing is filled in by itself. */
export function IntakeHints({ text, category, onCategory, onPlace }: Props) {
  const t = useIntakeTexts();
  const lang = useLang();
  const [words, setWords] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setWords(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useQuery({
    queryKey: ['suggestions', words], enabled: words.length > 1, placeholderData: keepPreviousData, retry: false, staleTime: 60_000,
    queryFn: () => api.post<IntakeSuggestion>('/cases/suggestions', { text: words }),
  });
  if (words.length < 2) return null;
  if (found.isError) return <p className="problem" role="alert">{explain(found.error)}</p>;
  const { categories = [], words: decided = [], learntFrom = 0, places = [] } = found.data ?? {};
  return (
    <section className="intake-hints" aria-label={t('hints')} aria-live="polite">
      <div>
        <span className="quiet">{t('hints.category')}</span>
        {categories.length === 0 ? <span className="quiet">{found.isPending ? t('hints.looking') : t('hints.unknown')}</span> : categories.map((one) => (
          <Button key={one.code} size="small" type={one.code === category ? 'primary' : 'default'} aria-pressed={one.code === category} onClick={() => onCategory(one.code)}>
            {say(one.name, lang)} <span className={one.confidence >= sure ? 'hint-sure' : 'quiet'}>{Math.round(one.confidence * 100)}%</span>
          </Button>
        ))}
      </div>
      {categories.length > 0 && <p className="quiet">{t(learntFrom < 30 ? 'hints.why.begin' : 'hints.why', { words: decided.slice(0, 4).map((w) => t('hints.word', { word: w })).join(lang === 'zh' ? '、' : ', '), count: learntFrom })}</p>}
      {places.length > 0 && (
        <div>
          <span className="quiet">{t('hints.place')}</span>
          {places.map((place) => (
            <Button key={`${place.kind}.${place.words}`} size="small" onClick={() => onPlace(place)}>{say(place.name, lang)}{place.exact ? '' : ` · ${t(`hints.rough.${place.kind === 'area' ? 'area' : 'street'}`)}`}</Button>
          ))}
        </div>
      )}
    </section>
  );
}
