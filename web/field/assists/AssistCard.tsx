import { fileUrl } from '@shared/api/client.ts';
import type { Assist } from '@shared/api/types/index.ts';
import { useAssistTexts } from '@shared/i18n/assistTexts.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { AssistMoves } from './AssistMoves.tsx';

/** One part: its body, what it is to do, by when, what became of it. */
export function AssistCard({ number, part, mayOpen, onMade }: { number: string; part: Assist; mayOpen: boolean; onMade: () => void }) {
  const words = useAssistTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const open = part.endedAt === null;
  const at = (instant: string): string => formatTime(instant, now);
  return (
    <>
      <span className="task-card-head"><span className="pill">{words(`state.${part.state}`)}</span>{part.late && <b className="supervision-late">{words('late')}</b>}<b>{words(open ? 'due' : 'dueWas', { at: at(part.dueAt) })}</b></span>
      <strong>{say(part.body.name, lang)}</strong>
      <span className="meeting-minutes">{part.what}</span>
      <span className="soft">{words('by', { askedFor: say(part.askedFor, lang), by: say(part.askedBy, lang), at: at(part.askedAt) })}</span>
      {part.standsStill && <span className="soft">{words('still')}</span>}
      {part.state === 'asked' && part.waitUntil && part.timesRaised === 0 && <span className="soft">{words('answerBy', { at: at(part.waitUntil) })}</span>}
      {open && part.timesRaised > 0 && <span className="supervision-late">{words('raised', { count: part.timesRaised, level: say(part.level, lang) })}</span>}
      {part.words && <span className="meeting-minutes">{part.words}</span>}
      {mayOpen && part.fileIds.length > 0 && <span className="assist-photos">{part.fileIds.map((id, i) => <img key={id} src={fileUrl(id)} alt={words('photoOf', { n: i + 1 })} />)}</span>}
      <AssistMoves number={number} part={part} onMade={onMade} />
    </>
  );
}
