import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { explain } from '@shared/i18n/problems.ts';
import { say, setLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { signOut } from '@shared/session/session.ts';
import { useTheme } from '@shared/theme/theme.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useDesk, useTasks } from '../desk/Desk.ts';
import { awake, chooseAwake, chooseHand, fieldTheme, hand } from '../desk/Settings.ts';
import { kept, useTold } from '../desk/Told.ts';
import { Icon } from '../parts/Icon.tsx';
import { chooseMoves } from '../rules/nextMove.ts';
import { counts } from '../rules/queue.ts';
import { useWords } from '../words.ts';
import { OwnPassword } from './OwnPassword.tsx';
import { PositionCard } from './PositionCard.tsx';

/** My shift, my position, how this phone rings and looks. */
export function MePage() {
  const desk = useDesk();
  const t = useWords();
  const shared = useSharedTexts();
  const { me } = desk;
  const roles = [...new Set(me.posts.map((post) => post.role))];
  const blocked = useTold(desk.tone.blocked);
  const waiting = counts(useTold(desk.entries), me.userName).waiting;
  const leave = async () => {
    try {
      await signOut();
    } catch {
      // Without a network the cookie stays; this phone forgets the person all the same.
    }
    kept.forget('me');
    kept.forget(`tasks.${me.userName}`);
    kept.forget(`meetings.${me.userName}`);
    kept.forget(`meeting.${me.userName}`);
    // Pictures and the map belong to whoever was signed in.
    await globalThis.caches?.delete('jingwei-field-data-1');
    location.assign('/');
  };
  return (
    <>
      <h1>{say(me.displayName, t.lang)}</h1>
      <p className="soft">{roles.map((role) => `${shared(`role.${role}`)} · ${me.posts.filter((post) => post.role === role).map((post) => say(post.area.name, t.lang)).join(t('list.comma'))}`).join(t('list.semicolon'))}</p>
      <ShiftCard />
      {me.actions.includes('appeal.file') && <Link className="plain-button" to="/appeals"><Icon name="check" size={22} />{t('appeals.open')}</Link>}
      <PositionCard />
      <section className="card">
        <h2>{t('me.ring')}</h2>
        {blocked && <p className="soft">{t('me.ring.blocked')}</p>}
        <button
          type="button" className="plain-button"
          onClick={() => void desk.tone.allow().then(() => {
            desk.tone.once(3);
            navigator.vibrate?.([300, 150, 300]);
          })}
        >
          <Icon name="bell" size={22} />{t('me.ring.test')}
        </button>
        <AwakeSwitch />
      </section>
      <LookCard />
      <section className="card">
        <OwnPassword userName={me.userName} />
        {waiting > 0 && <p className="callout warn">{t('me.signOut.waiting', { n: waiting })}</p>}
        <button type="button" className="plain-button danger" onClick={() => void leave()}>{t('me.signOut')}</button>
        <p className="soft">{t('me.install')}</p>
      </section>
    </>
  );
}

function ShiftCard() {
  const desk = useDesk();
  const t = useWords();
  const shift = useTold(desk.shift.state);
  const now = useCityNow(30000);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const open = useTasks().filter((task) => !task.waiting && chooseMoves(task.allowedMoves).next !== null).length;
  const turn = async (on: boolean) => {
    setBusy(true);
    setFailure(null);
    try {
      await desk.shift.turn(on);
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return (
    <section className="card shift-card">
      <h2>{t('me.shift')}</h2>
      {shift.on !== null && (
        <p className={shift.on ? 'shift-state on' : 'shift-state'}>
          <Icon name={shift.on ? 'check' : 'moon'} size={26} />
          <strong>{t(shift.on ? 'me.shift.on' : 'me.shift.off')}</strong>
          {shift.on && shift.until && <span className="soft">{t('me.shift.until', { time: formatTime(shift.until, now) })}</span>}
        </p>
      )}
      {shift.on === true && open > 0 && <p className="soft">{t('me.shift.openTasks', { n: open })}</p>}
      {failure ? <p className="callout late" role="alert">{explain(failure)}</p> : null}
      {shift.on === false && <button type="button" className="wide" disabled={busy} onClick={() => void turn(true)}>{t('me.shift.checkIn')}</button>}
      {shift.on === true && <button type="button" className="plain-button" disabled={busy} onClick={() => void turn(false)}>{t('me.shift.checkOut')}</button>}
    </section>
  );
}

function AwakeSwitch() {
  const t = useWords();
  const on = useTold(awake);
  if (!('wakeLock' in navigator)) return <p className="soft">{t('me.awake')} · {t('me.awake.no')}</p>;
  return (
    <label className="switch">
      <input type="checkbox" checked={on} onChange={(event) => chooseAwake(event.target.checked)} />
      <span>{t('me.awake')}</span>
    </label>
  );
}

function LookCard() {
  const t = useWords();
  const theme = useTheme(fieldTheme);
  const side = useTold(hand);
  return (
    <section className="card">
      <h2>{t('me.look')}</h2>
      <Choice title={t('me.theme')} options={[
        { label: <><Icon name="sun" size={22} />{t('me.theme.light')}</>, on: theme !== 'dark', choose: () => fieldTheme.choose('light') },
        { label: <><Icon name="moon" size={22} />{t('me.theme.dark')}</>, on: theme === 'dark', choose: () => fieldTheme.choose('dark') },
      ]} />
      <Choice title={t('me.hand')} options={[
        { label: t('me.hand.left'), on: side === 'left', choose: () => chooseHand('left') },
        { label: t('me.hand.right'), on: side === 'right', choose: () => chooseHand('right') },
      ]} />
      <Choice title={t('me.language')} options={[
        { label: <span lang="zh-CN">中文</span>, on: t.lang === 'zh', choose: () => setLang('zh') },
        { label: <span lang="en">English</span>, on: t.lang === 'en', choose: () => setLang('en') },
      ]} />
    </section>
  );
}

function Choice({ title, options }: { title: string; options: Array<{ label: ReactNode; on: boolean; choose: () => void }> }) {
  return (
    <div className="setting">
      <span aria-hidden="true">{title}</span>
      <div className="segments" role="group" aria-label={title}>
        {options.map((option, i) => <button type="button" key={i} aria-pressed={option.on} onClick={option.choose}>{option.label}</button>)}
      </div>
    </div>
  );
}
