import { App, Button, Input, Radio } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { codeOf } from '@shared/api/problem.ts';
import type { Level, ResponseMove, ResponsePage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { levelText } from '@shared/marks/level.ts';
import { useHotkeys } from '../shell/hotkeys.ts';
import { LevelMark } from './LevelMark.tsx';
import { isMine, useMove } from './queries.ts';
import { useResponseTexts } from './texts.ts';

/** The buttons of those who may decide, and, once one is pressed, what it asks for. Others read whose decision it is. */
export function Decide({ page, onLook }: { page: ResponsePage; onLook: () => void }) {
  const t = useResponseTexts();
  const shared = useSharedTexts();
  const [move, setMove] = useState<ResponseMove | null>(null);
  const [reason, setReason] = useState('');
  const { response } = page;
  const first = response.moves.find((m) => m === 'activate' || m === 'change');
  useHotkeys(first ? [{ keys: 'e', label: t('key.activate'), scope: 'here', run: () => setMove(first) }] : []);
  const whose = page.levels.find((l) => l.level === (response.waits ? response.proposed : response.level))?.activatedBy;
  if (move && !response.moves.includes(move)) {
    // Somebody decided while this was being written: it is said, and what was written stays readable.
    return (
      <div className="response-form" role="alert">
        <p className="problem">{t('overtaken')}</p>
        {reason.trim() !== '' && <blockquote className="quiet">{reason}</blockquote>}
        <Button onClick={() => setMove(null)}>{t('again')}</Button>
      </div>
    );
  }
  if (response.moves.length === 0) return whose ? <p className="quiet">{t('who', { role: shared.of(`role.${whose}`) })}</p> : null;
  const done = (): void => {
    setMove(null);
    setReason('');
  };
  if (move) return <Form key={move} page={page} move={move} reason={reason} onReason={setReason} onDone={done} onLook={onLook} />;
  return (
    <div className="response-moves">
      {response.waits && !isMine(response) && whose && <p className="quiet response-whose">{t('who', { role: shared.of(`role.${whose}`) })}</p>}
      {response.moves.map((m) => (
        <Button key={m} type={(m === 'activate' && isMine(response)) || (m === 'change' && response.waits) ? 'primary' : 'default'} danger={m === 'end'} onClick={() => setMove(m)}>
          {t(m === 'decline' && response.state === 'inForce' ? 'move.declineMore' : `move.${m}`)}
        </Button>
      ))}
    </div>
  );
}

interface FormProps { page: ResponsePage; move: ResponseMove; reason: string; onReason: (reason: string) => void; onDone: () => void; onLook: () => void }

function Form({ page, move, reason, onReason, onDone, onLook }: FormProps) {
  const t = useResponseTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const { message } = App.useApp();
  const { response } = page;
  const asksLevel = move === 'activate' || move === 'change';
  const mine = page.levels.filter((l) => l.mine && !(move === 'change' && l.level === response.level));
  const [level, setLevel] = useState<Level | undefined>(mine.find((l) => l.level === response.proposed)?.level ?? mine.at(-1)?.level);
  // What stood there when the form was opened is what is decided on; a change meanwhile must be looked at before it goes on.
  const [version, setVersion] = useState(response.version);
  const save = useMove(response.id);
  const isStale = response.version !== version || codeOf(save.error) === 'response_changed_meanwhile';
  const isReady = !isStale && reason.trim() !== '' && (!asksLevel || level !== undefined);
  const submit = (): void => {
    if (!isReady || save.isPending) return;
    save.mutate({ move, reason: reason.trim(), version, ...(asksLevel && level ? { level } : {}) }, {
      onSuccess: () => {
        void message.success(t(`done.${move}`));
        onDone();
      },
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    if (event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    }
  };
  const chosen = page.levels.find((l) => l.level === level);
  return (
    <div className="response-form" onKeyDown={onKeyDown}>
      {asksLevel && (
        <Radio.Group className="response-levels" value={level} aria-label={t('level')} onChange={(e) => setLevel(e.target.value as Level)}>
          {page.levels.filter((l) => !(move === 'change' && l.level === response.level)).map((l) => (
            <Radio key={l.level} value={l.level} disabled={!l.mine}>
              <LevelMark level={l.level} name={l.name} />
              {l.level === response.proposed && <span className="tag tag-wait">{t('level.proposed')}</span>}
              {!l.mine && <span className="quiet">{t('level.needs', { role: shared.of(`role.${l.activatedBy}`) })}</span>}
            </Radio>
          ))}
        </Radio.Group>
      )}
      {asksLevel && chosen && (
        <div className="response-sets">
          <span className="quiet">{t('sets')}</span>
          <ul>{chosen.do.map((text, i) => <li key={i}>{say(text, lang)}</li>)}</ul>
        </div>
      )}
      <Input.TextArea
        autoFocus value={reason} maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} aria-label={t('reason')} placeholder={t('reasonAsk')} onChange={(e) => onReason(e.target.value)}
      />
      {isStale ? (
        <p className="problem" role="alert">
          {t('stale')} <Button size="small" onClick={() => { setVersion(response.version); save.reset(); onLook(); }}>{t('again')}</Button>
        </p>
      ) : save.isError && <p className="problem" role="alert">{explain(save.error)}</p>}
      <div className="response-moves">
        <Button type="primary" danger={move === 'end'} disabled={!isReady} loading={save.isPending} onClick={submit}>
          {t(`do.${move}`, { level: levelText(level, chosen?.name, lang) })}
        </Button>
        <Button onClick={onDone}>{shared('app.cancel')}</Button>
      </div>
    </div>
  );
}
