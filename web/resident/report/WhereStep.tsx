import { useState } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { Field, Question } from '../parts/Question.tsx';
import { useWords, type Word } from '../words.ts';
import type { StepProps } from './ReportWizard.tsx';
import { StreetSearch } from './StreetSearch.tsx';

export function WhereStep({ draft, change, fault, onNext, over }: StepProps) {
  const t = useWords();
  const [finding, setFinding] = useState(false);
  const [trouble, setTrouble] = useState<Word | null>(null);
  const { place } = draft;
  const find = () => {
    setTrouble(null);
    if (!window.isSecureContext || !navigator.geolocation) return setTrouble('where.insecure');
    setFinding(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setFinding(false);
        change({ place: { lon: coords.longitude, lat: coords.latitude, name: null, accuracyMeters: Math.round(coords.accuracy) } });
      },
      (error) => {
        setFinding(false);
        setTrouble(error.code === error.PERMISSION_DENIED ? 'where.denied' : 'where.failed');
      },
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 15000 },
    );
  };
  return (
    <Question title={t('where.title')} over={over} lead={t('where.lead')}>
      {fault?.field === 'place' && <p className="error" role="alert">{t('where.missing')}</p>}
      <button type="button" id="place" className="take" onClick={find} disabled={finding}>
        <Icon name="place" size={36} />{t(place && place.name === null ? 'where.here.again' : 'where.here')}
      </button>
      <div role="status">
        {finding && <p className="lead">{t('where.finding')}</p>}
        {!finding && place && (
          <p className="good"><Icon name="check" />{place.name === null ? t('where.found', { n: place.accuracyMeters }) : t('where.chosen', { name: place.name })}</p>
        )}
      </div>
      {trouble && <p className="error" role="alert">{t(trouble)}</p>}
      <StreetSearch chosen={place?.name ?? null} onChoose={(chosen) => {
        setTrouble(null);
        change({ place: chosen });
      }} />
      <Field id="detail" label={t('where.detail')} example={t('where.detail.example')}>
        {(attributes) => <input {...attributes} value={draft.detail} autoComplete="off" onChange={(event) => change({ detail: event.target.value })} />}
      </Field>
      <button type="button" className="main" onClick={onNext}>{t('next')}</button>
    </Question>
  );
}
