import { Button, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { HotMatter } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMay } from '@shared/session/useSession.ts';
import { BindForm } from '../case/BindForm.tsx';
import { useCauseTexts } from '../case/causeTexts.ts';

/** What many say about one thing often has one cause: one of its open cases is that, and the others are bound to it. */
export function BindMatter({ matter }: { matter: HotMatter }) {
  const t = useCauseTexts();
  const lang = useLang();
  const may = useMay('case.file');
  const [open, setOpen] = useState(false);
  const [parent, setParent] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const cases = matter.cases.filter((c) => c.stage !== 'ended');
  if (done) return <p role="status">{t('matter.done')} <Link to={`/cases/${encodeURIComponent(done)}`}>{done}</Link></p>;
  if (!may || cases.length < 2) return null;
  if (!open) return <p><Button size="small" onClick={() => setOpen(true)}>{t('matter')}</Button></p>;
  const words = (c: HotMatter['cases'][number]): string => `${say(c.address, lang)} · ${c.words}`;
  return (
    <div className="bind-matter">
      <fieldset className="bind-rows">
        <legend>{t('matter.parent')}</legend>
        <Radio.Group value={parent} onChange={(e) => setParent(e.target.value as string)}>
          {cases.map((c) => <Radio key={c.number} value={c.number}><span className="num">{c.number}</span> <span className="quiet">{words(c)}</span></Radio>)}
        </Radio.Group>
      </fieldset>
      {parent && <BindForm key={parent} parent={parent} offered={cases.map((c) => ({ number: c.number, words: words(c), openedAt: c.openedAt }))} onDone={() => setDone(parent)} />}
      <p><Button size="small" onClick={() => setOpen(false)}>{t('cancel')}</Button></p>
    </div>
  );
}
