import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Register, RowResults } from '@shared/api/types/index.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { mistakes, tally, toStore } from './tableOutcome.ts';
import { useRegisterTexts } from './texts.ts';

const mostShown = 20;

interface Brought { register: string; file: File }

const send = ({ register, file }: Brought, preview: boolean): Promise<RowResults> =>
  api.post<RowResults>(`/registers/${encodeURIComponent(register)}/rows${preview ? '?preview=true' : ''}`, new Blob([file], { type: 'text/csv' }));

/** Brings rows in from a CSV file: first what it would do, line by line where it cannot be taken; then, when somebody says so, it is stored. */
export function useUpload(register: Register | undefined, onStored: () => void): { buttons: React.ReactNode; outcome: React.ReactNode } {
  const t = useRegisterTexts();
  const queries = useQueryClient();
  const picked = useRef<HTMLInputElement>(null);
  const [brought, setBrought] = useState<Brought | null>(null);
  const preview = useMutation({ mutationFn: (b: Brought) => send(b, true) });
  const store = useMutation({
    mutationFn: (b: Brought) => send(b, false),
    onSuccess: (_, b) => {
      void queries.invalidateQueries({ queryKey: ['register-rows', b.register] });
      onStored();
    },
  });
  const close = (): void => {
    setBrought(null);
    preview.reset();
    store.reset();
  };
  if (!register) return { buttons: null, outcome: null };
  const header = `${register.columns.map((c) => c.name).join(',')}\r\n`;
  const failed = preview.error ?? store.error;
  const shown = store.data ?? preview.data;
  return {
    buttons: (
      <>
        <Button className="push" icon={<DownloadOutlined aria-hidden />} href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${header}`)}`} download={`${register.code}.csv`}>{t('template')}</Button>
        <Button type="primary" icon={<UploadOutlined aria-hidden />} loading={preview.isPending} onClick={() => picked.current?.click()}>{t('upload')}</Button>
        <input
          ref={picked} type="file" accept=".csv,text/csv" hidden aria-label={t('upload')}
          onChange={(e) => {
            const file = e.target.files?.[0];
            e.target.value = '';
            if (!file) return;
            close();
            const next = { register: register.code, file };
            setBrought(next);
            preview.mutate(next);
          }}
        />
      </>
    ),
    // A table is shown beside the register that it was tried with.
    outcome: brought?.register !== register.code ? null : failed ? <Alert type="error" showIcon closable onClose={close} title={explain(failed)} />
      : shown ? <Outcome results={shown} register={register} name={brought.file.name} stored={store.isSuccess} storing={store.isPending} onStore={() => store.mutate(brought)} onClose={close} /> : null,
  };
}

interface OutcomeProps { results: RowResults; register: Register; name: string; stored: boolean; storing: boolean; onStore: () => void; onClose: () => void }

function Outcome({ results, register, name, stored, storing, onStore, onClose }: OutcomeProps) {
  const t = useRegisterTexts();
  const lang = useLang();
  const counts = tally(results.results);
  const wrong = mistakes(results.results, register, lang);
  return (
    <Alert
      type={wrong.length > 0 ? 'warning' : stored ? 'success' : 'info'} showIcon closable={stored} onClose={onClose}
      title={t(stored ? 'done' : 'preview', { name, ...counts })}
      description={(
        <>
          {results.readAs && <p>{t('readAs', { encoding: results.readAs })}</p>}
          {wrong.length > 0 && (
            <ul className="register-refused">
              {wrong.slice(0, mostShown).map((m) => <li key={m.index}><b>{t('refused.line', { line: m.line })}</b> {m.field ? t('refused.why', { field: m.field, why: m.why }) : m.why}</li>)}
              {wrong.length > mostShown && <li>{t('refused.more', { count: wrong.length - mostShown })}</li>}
            </ul>
          )}
          {!stored && (
            <div className="register-decide">
              <Button type="primary" disabled={toStore(counts) === 0} loading={storing} onClick={onStore}>{t('store')}</Button>
              <Button disabled={storing} onClick={onClose}>{t('cancel')}</Button>
              {toStore(counts) === 0 && <span className="quiet">{t('nothing')}</span>}
            </div>
          )}
        </>
      )}
    />
  );
}
