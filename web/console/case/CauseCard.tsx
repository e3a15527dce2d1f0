import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { CasePage, CauseCase } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { Age } from '../parts/Age.tsx';
import { BindForm } from './BindForm.tsx';
import { useCauseTexts } from './causeTexts.ts';
import './cause.css';

/** 同因: the case of the cause with all that are bound to it; whoever may file binds more, and takes out what is another thing. */
export function CauseCard({ item }: { item: CasePage }) {
  const t = useCauseTexts();
  const [binding, setBinding] = useState(false);
  const tree = item.causeTree;
  if (tree === null && !item.mayBind) return null;
  return (
    <section className="panel case-cause" aria-labelledby="cause-title">
      <header><h2 id="cause-title">{t('title')}</h2>{tree && <span className="quiet">{t('count', { count: tree.childCount, open: tree.openCount })}</span>}</header>
      {tree === null && <p className="quiet case-empty">{t('none')}</p>}
      {tree && (
        <ul className="cause-tree">
          <li>
            {tree.parent ? <Leaf one={tree.parent} here={tree.parent.number === item.number} parent /> : <p>{tree.parentNumber} <span className="quiet">{t('elsewhere')}</span></p>}
            <ul>{tree.children.map((one) => <li key={one.number}><Leaf one={one} here={one.number === item.number} /></li>)}</ul>
            {tree.childCount > tree.children.length && <p className="quiet">{t('more', { count: tree.childCount - tree.children.length })}</p>}
          </li>
        </ul>
      )}
      {tree && (tree.parentNumber === item.number || tree.childCount > tree.children.length) && <p className="case-empty"><Link to={`/cases?cause=${encodeURIComponent(tree.parentNumber)}`}>{t('list')}</Link></p>}
      {item.mayBind && (binding
        ? <BindForm parent={item.number} offered={[]} search onDone={() => setBinding(false)} />
        : <p className="case-empty"><Button size="small" onClick={() => setBinding(true)}>{t('bind')}</Button></p>)}
    </section>
  );
}

/** In its children's head: which cause they have, as its reporters were told. */
export function CauseBanner({ item }: { item: CasePage }) {
  const t = useCauseTexts();
  const mine = item.causeTree?.children.find((c) => c.number === item.number);
  if (!item.cause?.parent || !mine) return null;
  return <p className="case-double" role="note"><span>{t('of')} <Link to={`/cases/${encodeURIComponent(item.cause.parent)}`}>{item.cause.parent}</Link>{t('colon')}{mine.cause}</span></p>;
}

function Leaf({ one, here, parent = false }: { one: CauseCase; here: boolean; parent?: boolean }) {
  const t = useCauseTexts();
  const lang = useLang();
  const [asking, setAsking] = useState(false);
  return (
    <div className={here ? 'cause-leaf here' : 'cause-leaf'} aria-current={here ? 'true' : undefined}>
      {parent && <span className="tag">{t('parent')}</span>}{' '}
      {here ? <b className="num">{one.number}</b> : <Link className="num" to={`/cases/${encodeURIComponent(one.number)}`}>{one.number}</Link>}{' '}
      <span className={one.late && one.stage !== 'ended' ? 'tag is-late' : 'tag'}>{say(one.stateName, lang)}</span>{' '}
      <span className="quiet">{say(one.address, lang)} · <Age at={one.openedAt} />{one.reporters > 1 ? ` · ${t('reporters', { n: one.reporters })}` : ''}</span>
      {one.reporterSolved === false && <span className="is-late"> {t('unsolved')}</span>}
      {one.mayRelease && (asking ? <ReleaseForm number={one.number} onDone={() => setAsking(false)} /> : <> <Button size="small" type="link" aria-label={t('release.of', { number: one.number })} onClick={() => setAsking(true)}>{t('release')}</Button></>)}
    </div>
  );
}

function ReleaseForm({ number, onDone }: { number: string; onDone: () => void }) {
  const t = useCauseTexts();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const act = useMutation({
    mutationFn: () => api.post<CasePage>(`/cases/${encodeURIComponent(number)}/release`, { note: note.trim() }),
    onSuccess: () => {
      onDone();
      void queries.invalidateQueries({ queryKey: ['case'] });
    },
  });
  return (
    <form className="merge-form" onSubmit={(event) => {
      event.preventDefault();
      act.mutate();
    }}>
      <Input autoFocus value={note} maxLength={2_000} aria-label={t('release.why')} placeholder={t('release.why')} onChange={(e) => setNote(e.target.value)} />
      <span className="move-buttons">
        <Button type="primary" size="small" htmlType="submit" loading={act.isPending}>{t('release.do', { number })}</Button>
        <Button size="small" onClick={onDone}>{t('cancel')}</Button>
      </span>
      <p className="quiet">{t('release.what')}</p>
      {act.isError && <p className="problem" role="alert">{explain(act.error)}</p>}
    </form>
  );
}
