import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Input } from 'antd';
import { Fragment, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { ScenarioPage, WaitingSetting, WaitingSettingMove } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { At } from '../parts/Age.tsx';
import { ChangeList } from './ChangeList.tsx';
import { LocalDryRun } from './LocalDryRun.tsx';
import { SettingForm } from './SettingForm.tsx';
import { useScenarioTexts } from './texts.ts';

/** Local changes that wait for a second person, and one's own that came back with why: what would be otherwise, how the examples come out, and the way to decide or to answer. */
export function WaitingSettings({ page, items }: { page: ScenarioPage; items: readonly WaitingSetting[] }) {
  const t = useScenarioTexts();
  const lang = useLang();
  const [again, setAgain] = useState<WaitingSetting | null>(null);
  const lists = [[t('waiting.title'), items.filter((i) => i.state === 'waiting')], [t('returned.title'), items.filter((i) => i.state === 'returned')]] as const;
  return (
    <>
      {lists.map(([title, some]) => some.length > 0 && (
        <Fragment key={title}>
          <h2 className="side-title">{title}</h2>
          <ul className="settings" aria-label={title}>{some.map((item) => <Waiting key={item.id} item={item} code={page.package.code} onAgain={() => setAgain(item)} />)}</ul>
        </Fragment>
      ))}
      <Drawer open={again !== null} onClose={() => setAgain(null)} title={`${t('returned.again')} · ${say(page.package.name, lang)}`} size={560} destroyOnHidden>
        {again && <SettingForm page={page} from={{ ...again, state: 'on' }} onDone={() => setAgain(null)} />}
      </Drawer>
    </>
  );
}

function Waiting({ code, item, onAgain }: { code: string; item: WaitingSetting; onAgain: () => void }) {
  const t = useScenarioTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const { mutateAsync, isPending, variables } = useMutation({
    mutationFn: (body: { move: WaitingSettingMove; note: string | null }) => api.post<ScenarioPage>(`/scenarios/settings/${encodeURIComponent(item.id)}/moves`, body),
    onSuccess: (after, { move }) => {
      queries.setQueryData(['scenarios', 'one', after.package.code], after);
      for (const list of ['list', 'settings']) void queries.invalidateQueries({ queryKey: ['scenarios', list] });
      void message.success(t(`waiting.done.${move}`));
    },
    onError: (error) => {
      void message.error(explain(error));
      void queries.invalidateQueries({ queryKey: ['scenarios', 'one'] });
    },
  });
  const move = (name: WaitingSettingMove, note: string | null = null): Promise<unknown> => mutateAsync({ move: name, note }).catch(() => undefined);
  const isAt = (name: WaitingSettingMove): boolean => isPending && variables.move === name;
  const askReturn = (): void => {
    let note = '';
    const dialog = modal.confirm({
      icon: null, title: t('waiting.return'), okText: t('waiting.return'), okButtonProps: { disabled: true },
      content: (
        <Input.TextArea
          autoFocus rows={4} maxLength={1_000} aria-label={t('waiting.note')} placeholder={t('waiting.note')}
          onChange={(e) => { note = e.target.value; dialog.update({ okButtonProps: { disabled: note.trim() === '' } }); }}
        />
      ),
      onOk: () => move('return', note.trim()),
    });
  };
  const bad = item.examples.filter((e) => !e.comesOut);
  return (
    <li>
      <div className="setting-head"><b>{item.area ? say(item.area.name, lang) : t('settings.city')}</b></div>
      {item.state === 'returned' && <Alert type="warning" showIcon title={t('returned.by', { name: say(item.decidedByName, lang), at: item.decidedAt ? formatTime(item.decidedAt, now) : '', note: item.decideNote ?? '' })} />}
      <p>{item.reason}</p>
      <ChangeList items={item.differences} />
      {item.mistakes.length > 0 && <div className="problem" role="alert">{t('waiting.mistakes')}{item.mistakes.map((m, i) => <p key={i}>{say(m.sentence, lang)}</p>)}</div>}
      {item.examples.length > 0 && (
        <div>
          <p><b className={bad.length > 0 ? 'example-bad' : 'example-good'}>{t('waiting.examples', { good: item.examples.length - bad.length, all: item.examples.length })}</b></p>
          {bad.length > 0 && <p className="quiet">{t('waiting.examples.why')}</p>}
          {bad.map((e) => <div key={e.line}><p>✗ {e.name}</p>{e.mistakes.map((m, i) => <p key={i} className="example-why">{say(m.sentence, lang)}</p>)}</div>)}
        </div>
      )}
      <details><summary>{t('settings.changes')}</summary><pre tabIndex={0}>{item.changes}</pre></details>
      {item.moves.length > 0 && item.mistakes.length === 0 && <LocalDryRun code={code} area={item.area?.id ?? null} changes={item.changes} />}
      <p className="quiet">{t('waiting.by', { name: say(item.authorName, lang) })} <At at={item.createdAt} />{item.until && ` · ${t('settings.until', { at: formatTime(item.until, now) })}`}</p>
      {item.state === 'waiting' && item.moves.includes('withdraw') && <p className="quiet">{t('waiting.own')}</p>}
      <div className="form-buttons">
        {item.moves.includes('approve') && <Button size="small" type="primary" disabled={item.mistakes.length > 0} loading={isAt('approve')} onClick={() => void move('approve')}>{t('waiting.approve')}</Button>}
        {item.moves.includes('return') && <Button size="small" loading={isAt('return')} onClick={askReturn}>{t('waiting.return')}</Button>}
        {item.state === 'returned' && <Button size="small" type="primary" onClick={onAgain}>{t('returned.again')}</Button>}
        {item.moves.includes('withdraw') && <Button size="small" danger loading={isAt('withdraw')} onClick={() => void move('withdraw')}>{t(item.state === 'returned' ? 'returned.drop' : 'waiting.withdraw')}</Button>}
      </div>
    </li>
  );
}
