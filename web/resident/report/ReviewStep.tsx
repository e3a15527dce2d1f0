import { useState, type ReactNode } from 'react';
import { Question } from '../parts/Question.tsx';
import { link } from '../route.ts';
import type { Draft, Step } from '../rules/draft.ts';
import { problemWord, useWords } from '../words.ts';
import { PhotoView } from './PhotoStep.tsx';
import type { Photo } from './sendReport.ts';
import { SimilarCards } from './SimilarCards.tsx';
import { useSimilar } from './useSimilar.ts';

interface Props {
  draft: Draft;
  photos: Photo[];
  over: string;
  onSend: (onPhoto: (n: number) => void, same: string | null) => Promise<void>;
}

/** Everything once more, each with its way back; what is reported already near by is asked about; then it goes. */
export function ReviewStep({ draft, photos, over, onSend }: Props) {
  const t = useWords();
  const [sending, setSending] = useState(false);
  const [photo, setPhoto] = useState(0);
  const [failure, setFailure] = useState<unknown>(null);
  const { similar, looking } = useSimilar(draft);
  const send = async (same: string | null) => {
    setSending(true);
    setFailure(null);
    try {
      await onSend(setPhoto, same);
    } catch (error) {
      setFailure(error);
      setSending(false);
    }
  };
  const { place } = draft;
  return (
    <Question title={t('review.title')} over={over}>
      <dl className="review">
        <Row title={t('review.what')} step="what"><p className="said">{draft.text.trim()}</p></Row>
        <Row title={t('review.photos')} step="photo">
          {photos.length === 0 ? t('review.photos.none') : (
            <span className="small-photos">{photos.map((p, i) => <PhotoView key={p.key} blob={p.blob} alt={t('photo.alt', { n: i + 1 })} />)}</span>
          )}
        </Row>
        <Row title={t('review.where')} step="where">
          {place?.name ?? t('review.here', { n: place?.accuracyMeters })}
          {draft.detail.trim() !== '' && <><br />{draft.detail.trim()}</>}
        </Row>
        <Row title={t('review.contact')} step="contact">
          {draft.phone.trim() === '' ? t('review.contact.none') : draft.phone.trim()}
          {draft.behalfName?.trim() ? <><br />{t('review.for', { name: draft.behalfName.trim() })}</> : null}
        </Row>
      </dl>
      {looking && <p className="lead" role="status">{t('same.looking')}</p>}
      <SimilarCards similar={similar} sending={sending} onSame={(same) => void send(same)} />
      {failure ? <p className="error" role="alert">{t(problemWord(failure))} {t('review.kept')}</p> : null}
      <button type="button" className="main" disabled={sending} onClick={() => void send(null)}>
        {!sending ? t(similar.length > 0 ? 'same.no' : 'review.send') : photo > 0 ? t('review.sendingPhoto', { n: photo, all: photos.length }) : t('review.sending')}
      </button>
    </Question>
  );
}

function Row({ title, step, children }: { title: string; step: Step; children: ReactNode }) {
  const t = useWords();
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
      <dd className="change"><a {...link(`report/${step}`)} aria-label={t('review.changeWhat', { what: title })}>{t('review.change')}</a></dd>
    </div>
  );
}
