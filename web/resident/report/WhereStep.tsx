import { Icon } from '../parts/Icon.tsx';
import { Field, Question } from '../parts/Question.tsx';
import { useHere } from '../parts/useHere.ts';
import { useWords } from '../words.ts';
import type { StepProps } from './ReportWizard.tsx';
import { StreetSearch } from './StreetSearch.tsx';

export function WhereStep({ draft, change, fault, onNext, over }: StepProps) {
  const t = useWords();
  const { place } = draft;
  const { find, finding, trouble, forget } = useHere(({ lon, lat, accuracyMeters }) => change({ place: { lon, lat, name: null, accuracyMeters } }));
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
        forget();
        change({ place: chosen });
      }} />
      <Field id="detail" label={t('where.detail')} example={t('where.detail.example')}>
        {(attributes) => <input {...attributes} value={draft.detail} autoComplete="off" onChange={(event) => change({ detail: event.target.value })} />}
      </Field>
      <button type="button" className="main" onClick={onNext}>{t('next')}</button>
    </Question>
  );
}
