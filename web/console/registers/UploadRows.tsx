import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useRef } from 'react';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { Register, RowResult } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain, explainCode } from '@shared/i18n/problems.ts';
import { useRegisterTexts } from './texts.ts';

const mostShown = 20;

/** Brings rows in from a CSV file, and says of each that was refused where and why. */
export function useUpload(register: Register | undefined): { buttons: React.ReactNode; outcome: React.ReactNode } {
  const t = useRegisterTexts();
  const lang = useLang();
  const queries = useQueryClient();
  const picked = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: (file: File) => api.post<{ results: RowResult[] }>(`/registers/${encodeURIComponent(register?.code ?? '')}/rows`, new Blob([file], { type: 'text/csv' })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['register-rows', register?.code] }),
  });
  if (!register) return { buttons: null, outcome: null };
  const results = upload.data?.results ?? [];
  const refused = results.filter((r) => r.status === 'refused');
  const count = (status: RowResult['status']): number => results.filter((r) => r.status === status).length;
  const label = (column: string | null): string => say(register.columns.find((c) => c.name === column)?.label ?? { zh: column ?? '', en: column ?? '' }, lang);
  const why = (row: RowResult): string => {
    const said = explainCode(row.code ?? '', lang, { most: row.field === register.key ? 64 : 200 });
    return row.field ? t('refused.why', { field: label(row.field), why: said }) : said;
  };
  const header = `${register.columns.map((c) => c.name).join(',')}\r\n`;
  const wrong = upload.error instanceof Problem && upload.error.code === 'table_wrong' ? upload.error : null;
  return {
    buttons: (
      <>
        <Button className="push" icon={<DownloadOutlined aria-hidden />} href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${header}`)}`} download={`${register.code}.csv`}>{t('template')}</Button>
        <Button type="primary" icon={<UploadOutlined aria-hidden />} loading={upload.isPending} onClick={() => picked.current?.click()}>{t('upload')}</Button>
        <input
          ref={picked} type="file" accept=".csv,text/csv" hidden aria-label={t('upload')}
          onChange={(e) => {
            const file = e.target.files?.[0];
            e.target.value = '';
            if (file) upload.mutate(file);
          }}
        />
      </>
    ),
    outcome: upload.isError ? (
      <Alert
        type="error" showIcon closable onClose={() => upload.reset()}
        message={wrong ? <>{t('wrong.at', { line: String(wrong.args['line'] ?? ''), field: String(wrong.field ?? '') })}{explainCode(String(wrong.args['error'] ?? ''), lang)}</> : explain(upload.error)}
      />
    ) : upload.isSuccess ? (
      <Alert
        type={refused.length > 0 ? 'warning' : 'success'} showIcon closable onClose={() => upload.reset()}
        message={t('done', { stored: count('stored'), unchanged: count('unchanged'), refused: refused.length })}
        description={refused.length === 0 ? undefined : (
          <ul className="register-refused">
            {refused.slice(0, mostShown).map((r) => <li key={r.index}><b>{t('refused.line', { line: r.index + 2 })}</b> {why(r)}</li>)}
            {refused.length > mostShown && <li>{t('refused.more', { count: refused.length - mostShown })}</li>}
          </ul>
        )}
      />
    ) : null,
  };
}
