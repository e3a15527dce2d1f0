import { Link, useParams } from 'react-router';
import { explain } from '@shared/i18n/problems.ts';
import { say } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { gravity, levelText } from '@shared/marks/level.ts';
import { severityPaths } from '@shared/marks/SeverityMark.tsx';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatAge, formatTime } from '@shared/time/format.ts';
import { useDesk } from '../desk/Desk.ts';
import type { KnownResponse } from '../desk/ResponseBook.ts';
import { useTold } from '../desk/Told.ts';
import { Notices, SignedOut, useFirstTouch } from '../parts/Frame.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LineMark, QueueCount } from '../parts/StatusBar.tsx';
import { useWords } from '../words.ts';
import { Checklist } from './Checklist.tsx';
import { useResponse } from './useResponse.ts';

/** A level of response that is in force here: what it is, why, and what is to be done, ticked by whoever did it. */
export function ResponsePage() {
  const id = useParams()['id'] ?? '';
  const t = useWords();
  const shared = useSharedTexts();
  useFirstTouch();
  const { one, failure, retry } = useResponse(id);
  if (!one) {
    return (
      <main className="whole">
        <p role={failure ? 'alert' : 'status'}>{failure ? explain(failure) : shared('app.loading')}</p>
        {failure ? <button type="button" className="plain-button" onClick={retry}>{shared('app.retry')}</button> : null}
        <Link className="wide" to="/">{t('task.back')}</Link>
      </main>
    );
  }
  return (
    <div className="task">
      <header className="task-bar">
        <Link className="round" to="/" aria-label={t('task.back')}><Icon name="back" /></Link>
        <span className="task-id"><span className="task-number">{t('response.title')}</span><LineAge /></span>
        <QueueCount brief />
      </header>
      <SignedOut />
      <main className="task-main response-main">
        <What one={one} />
        <Checklist one={one} />
        <Playbook one={one} />
      </main>
      <Notices />
    </div>
  );
}

function What({ one: { response } }: { one: KnownResponse }) {
  const t = useWords();
  const now = useCityNow(60_000);
  const { level, activatedAt, endedAt } = response;
  return (
    <section className={`task-what edge-${gravity[level ?? 'IV']}`}>
      <h1 className="response-name">
        <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true"><path d={severityPaths[gravity[level ?? 'IV']]} fill="currentColor" /></svg>
        {levelText(level, response.levelName, t.lang)}
      </h1>
      <p className="task-where"><Icon name="place" size={22} />{say(response.area.name, t.lang)} · {say(response.packageName, t.lang)}</p>
      {activatedAt && <p className="soft">{t('response.since', { at: formatTime(activatedAt, now), who: say(response.activatedByName, t.lang) })}</p>}
      {response.reason && <p className="response-reason">{t('response.reason', { reason: response.reason })}</p>}
      {response.state !== 'inForce' && (
        <p className="callout warn" role="status">{endedAt ? t('response.ended', { at: formatTime(endedAt, now), who: say(response.endedByName, t.lang) }) : t('response.notInForce')}</p>
      )}
    </section>
  );
}

/** Who does what by the package's playbook; the own part stands out. */
function Playbook({ one }: { one: KnownResponse }) {
  const t = useWords();
  const shared = useSharedTexts();
  const { me } = useDesk();
  if (one.steps.length === 0) return null;
  return (
    <section className="steps">
      <h2>{t('response.steps')}</h2>
      <ol>
        {one.steps.map((step, i) => (
          <li key={i} className={me.posts.some((post) => post.role === step.who) ? 'mine' : ''}>{say(step.do, t.lang)} <span className="soft">{shared.of(`role.${step.who}`, null, step.who)}</span></li>
        ))}
      </ol>
    </section>
  );
}

function LineAge() {
  const t = useWords();
  const { at, stale } = useTold(useDesk().responses.known);
  useCityNow(5000);
  const age = stale && at !== null ? t('tasks.age', { age: formatAge(at, Date.now(), t.lang) }) : null;
  return <span className="task-line"><LineMark />{age && <span className="line">{age}</span>}</span>;
}
