import { Link } from 'react-router';
import { say } from '@shared/i18n/lang.ts';
import { gravity, levelText } from '@shared/marks/level.ts';
import { severityPaths } from '@shared/marks/SeverityMark.tsx';
import { useDesk } from '../desk/Desk.ts';
import type { KnownResponse } from '../desk/ResponseBook.ts';
import { useTold } from '../desk/Told.ts';
import { foresee } from '../rules/checklist.ts';
import { useWords } from '../words.ts';

/** One line for each level of response that is in force where this person works, and how much of its list is done; without a network, as it was last known. */
export function ResponseLine() {
  const t = useWords();
  const { items } = useTold(useDesk().responses.known);
  if (items.length === 0) return null;
  return (
    <nav aria-label={t('response.label')} className="response-lines">
      {items.map((one) => <Line key={one.response.id} one={one} />)}
    </nav>
  );
}

function Line({ one: { response, tasks } }: { one: KnownResponse }) {
  const t = useWords();
  const desk = useDesk();
  const items = foresee(response.id, tasks, useTold(desk.entries), desk.me.userName);
  const done = items.filter((item) => item.done).length;
  return (
    <Link className="response-line" to={`/response/${encodeURIComponent(response.id)}`}>
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d={severityPaths[gravity[response.level ?? 'IV']]} fill="currentColor" /></svg>
      <span>
        <b>{levelText(response.level, response.levelName, t.lang)}</b>
        <small>{say(response.packageName, t.lang)} · {say(response.area.name, t.lang)}</small>
      </span>
      {items.length > 0 && <span className="response-count">{t(done === items.length ? 'response.allDone' : 'response.count', { done, all: items.length })}</span>}
    </Link>
  );
}
