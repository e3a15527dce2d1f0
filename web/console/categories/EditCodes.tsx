import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CodePreview, CodesPage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCategoryTexts } from './texts.ts';

/** The text of the table, or a file in its place: looked at first, then proposed with a reason. */
export function EditCodes({ yaml, onProposed }: { yaml: string; onProposed: () => void }) {
  const t = useCategoryTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(yaml);
  const [note, setNote] = useState('');
  const check = useMutation({ mutationFn: () => api.post<CodePreview>('/codes/check', { text }) });
  const propose = useMutation({
    mutationFn: () => api.post<CodesPage>('/codes/versions', { text, note: note.trim() }),
    onSuccess: (page) => {
      queries.setQueryData(['codes'], page);
      onProposed();
    },
  });
  const change = (next: string): void => {
    setText(next);
    check.reset();
    propose.reset();
  };
  const seen = check.data;
  const problem = check.error ?? propose.error;
  return (
    <section className="panel codes-edit">
      <p className="quiet">{t('edit.hint')}</p>
      <Input.TextArea value={text} autoSize={{ minRows: 12, maxRows: 24 }} aria-label={t('edit.text')} spellCheck={false} onChange={(e) => change(e.target.value)} />
      <input ref={file} type="file" accept=".yaml,.yml,.csv,text/csv" hidden onChange={(e) => void e.target.files?.[0]?.text().then(change)} />
      <div className="codes-buttons">
        <Button onClick={() => file.current?.click()}>{t('edit.file')}</Button>
        <Button loading={check.isPending} onClick={() => check.mutate()}>{t('edit.check')}</Button>
      </div>
      {seen && !seen.sound && <ul className="problem" role="alert">{seen.mistakes.map((one, i) => <li key={i}>{t('line', { line: one.line })}：{say(one.sentence, lang)}</li>)}</ul>}
      {seen?.sound && (
        <>
          <p>{t('sound', { count: seen.changes.length })}</p>
          <ul>{seen.changes.map((one) => <li key={one.code}>{one.code} {say(one.name, lang)} · {t.of(`what.${one.what}`)}</li>)}</ul>
          {seen.unknown.length > 0 && <p className="quiet">{t('unknown', { codes: seen.unknown.join(', ') })}</p>}
          <Input.TextArea value={note} maxLength={2_000} autoSize={{ minRows: 1, maxRows: 4 }} aria-label={t('edit.note')} placeholder={t('edit.note')} onChange={(e) => setNote(e.target.value)} />
          <div className="codes-buttons"><Button type="primary" disabled={!note.trim()} loading={propose.isPending} onClick={() => propose.mutate()}>{t('edit.propose')}</Button></div>
        </>
      )}
      {problem && <p className="problem" role="alert">{explain(problem)}</p>}
    </section>
  );
}
