import { useCallback, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { AssistLine, Page } from '@shared/api/types/index.ts';
import { useAssistTexts } from '@shared/i18n/assistTexts.ts';
import { say } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useDesk } from '../desk/Desk.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words.ts';
import { AssistCard } from './AssistCard.tsx';

/** 协办 on the phone: what other bodies' cases need of this one, and what this body asked of others. */
export function AssistsPage() {
  const words = useAssistTexts();
  const desk = useDesk();
  const [told, setTold] = useState<{ of: AssistLine[]; by: AssistLine[] } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const again = useCallback((): void => setTries((n) => n + 1), []);
  useEffect(() => {
    const abort = new AbortController();
    Promise.all((['of', 'by'] as const).map((side) => api.get<Page<AssistLine>>('/assists', { side, state: 'open', limit: 100 }, abort.signal))).then(([of, by]) => { setTold({ of: of?.items ?? [], by: by?.items ?? [] }); setFailure(null); }).catch((error: unknown) => {
      if (!abort.signal.aborted) setFailure(error);
    });
    return () => abort.abort();
  }, [tries]);
  useEffect(() => desk.live.on('myAssist', again), [desk, again]);
  useEffect(() => desk.live.onGap(again), [desk, again]);
  return (
    <>
      <h1>{words('title')}</h1>
      {failure ? <p className="callout late" role="alert">{explain(failure)} <button type="button" className="plain-button" onClick={again}>{words('again')}</button></p> : null}
      {!told && !failure && <p className="soft" role="status">{words('loading')}</p>}
      {told && told.of.length === 0 && told.by.length === 0 && <div className="empty"><Icon name="me" size={56} /><p><strong>{words('empty.of')}</strong></p><p className="soft">{words('empty.ofBody')}</p></div>}
      {told && (['of', 'by'] as const).map((side) => told[side].length > 0 && (
        <section key={side}>
          <h2 className="group">{words(`side.${side}`)}<span className="group-count">{told[side].length}</span></h2>
          <ul className="plain cards">
            {told[side].map((line) => (
              <li key={`${line.part.id} ${line.part.state}`} className={`card meeting-card${line.part.late ? ' is-late' : ''}`}>
                <Head line={line} />
                <AssistCard number={line.number} part={line.part} mayOpen={line.mayOpen} onMade={again} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Which case it is of; it leads there for who may see the case. */
function Head({ line }: { line: AssistLine }) {
  const t = useWords();
  const words = useAssistTexts();
  const head = (
    <>
      <strong className="task-card-title">{say(line.title, t.lang)}</strong>
      <span className="task-card-where"><Icon name="place" size={20} />{say(line.place?.address, t.lang) || say(line.area, t.lang)}</span>
      <span className="soft">{line.number}{line.mayOpen && <> · {line.lead ? words('leadBody', { lead: say(line.lead, t.lang) }) : words('leadNone')}</>}</span>
    </>
  );
  return line.mayOpen ? <Link className="assist-case" to={`/task/${encodeURIComponent(line.number)}`}>{head}</Link> : head;
}
