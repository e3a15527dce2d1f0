import { useState } from 'react';
import type { MeetingPage } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { explain } from '@shared/i18n/problems.ts';
import { fromField, toField } from '@shared/time/cityField.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { useDesk } from '../desk/Desk.ts';
import { Sheet } from '../parts/Sheet.tsx';

/** Writes down on the spot what was agreed: what, who, by when. */
export function AgreeSheet({ page, title, onClose, onSend }: { page: MeetingPage; title: string; onClose: () => void; onSend: (body: object) => Promise<void> }) {
  const words = useMeetingTexts();
  const { me } = useDesk();
  const now = useCityNow(60_000);
  const [what, setWhat] = useState('');
  const [who, setWho] = useState(page.calls[0] ? `body ${page.calls[0].body.id}` : `person ${me.userName}`);
  const [due, setDue] = useState('');
  const [topic, setTopic] = useState(page.topics[0]?.id ?? '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const at = fromField(due);
  const send = async (): Promise<void> => {
    if (!what.trim() || at === null || busy) return;
    setBusy(true);
    setFailure(null);
    const [type, id] = who.split(' ');
    try {
      await onSend({ what: what.trim(), dueAt: at, ...(type === 'body' ? { body: id } : { userName: id }), ...(topic ? { topic } : {}) });
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet title={title} onClose={onClose}>
      {page.topics.length > 1 && <div className="field"><select aria-label={title} value={topic} onChange={(e) => setTopic(e.target.value)}>{page.topics.map((one) => <option key={one.id} value={one.id}>{one.place}. {one.title}</option>)}</select></div>}
      <div className="field"><label htmlFor="item-what">{words('item.what')}</label><textarea id="item-what" rows={3} maxLength={2_000} value={what} onChange={(e) => setWhat(e.target.value)} /></div>
      <div className="field"><label htmlFor="item-who">{words('item.who')}</label>
        <select id="item-who" value={who} onChange={(e) => setWho(e.target.value)}>
          {page.calls.map((call) => <option key={call.body.id} value={`body ${call.body.id}`}>{say(call.body.name)}</option>)}
          <option value={`person ${me.userName}`}>{say(me.displayName)}</option>
        </select>
      </div>
      <div className="field"><label htmlFor="item-due">{words('item.due')}</label><input id="item-due" type="datetime-local" min={toField(now)} value={due} onChange={(e) => setDue(e.target.value)} /></div>
      {failure ? <p className="callout late" role="alert">{explain(failure)}</p> : null}
      <button type="button" className="wide" disabled={!what.trim() || at === null || busy} onClick={() => void send()}>{busy ? words('sending') : words('item.add')}</button>
    </Sheet>
  );
}
