import { useState } from 'react';
import { api, newKey } from '@shared/api/client.ts';
import { useKeyOf } from '@shared/api/useKeyOf.ts';
import type { CaseAppeals, Judgement } from '@shared/api/types/index.ts';
import { useAppealTexts } from '@shared/i18n/appealTexts.ts';
import { explain } from '@shared/i18n/problems.ts';
import { uploadPhoto } from '@shared/photo/photo.ts';
import { PhotoSlot } from '../parts/PhotoSlot.tsx';
import { Sheet } from '../parts/Sheet.tsx';

/** The reasons of an appeal, with a photo that shows them. What was typed stays until it has arrived. */
export function AppealSheet({ item, onClose, onSent }: { item: Judgement; onClose: () => void; onSent: () => void }) {
  const words = useAppealTexts();
  const keyOf = useKeyOf();
  const [why, setWhy] = useState('');
  const [photo, setPhoto] = useState<Blob | null>(null);
  const [photoKey, setPhotoKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const send = async (): Promise<void> => {
    if (busy || !why.trim()) return;
    setBusy(true);
    setFailure(null);
    try {
      const fileIds = photo ? [(await uploadPhoto(photo, photoKey)).id] : [];
      const body = { kind: item.kind, judgedAt: item.judgedAt, stayAt: item.stayAt, body: item.body.id, words: why.trim(), fileIds };
      await api.post<CaseAppeals>(`/cases/${encodeURIComponent(item.number)}/appeals`, body, { idempotencyKey: keyOf(JSON.stringify(body)) });
      onSent();
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet title={`${words('appeal')} · ${words(`kind.${item.kind}`)} · ${item.number}`} onClose={onClose}>
      <div className="field"><label htmlFor="appeal-why">{words('words')}</label><textarea id="appeal-why" rows={4} maxLength={2_000} value={why} onChange={(e) => setWhy(e.target.value)} /></div>
      <PhotoSlot
        label={words('photo')} photo={photo}
        onPhoto={(taken) => {
          setPhoto(taken);
          setPhotoKey(newKey());
        }}
      />
      <p className="soft">{words('once')}</p>
      {failure ? <p className="callout late" role="alert">{explain(failure)}</p> : null}
      <button type="button" className="wide" disabled={busy || !why.trim()} onClick={() => void send()}>{words(busy ? 'sending' : 'send')}</button>
    </Sheet>
  );
}
