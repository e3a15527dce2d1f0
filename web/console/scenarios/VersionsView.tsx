import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { Suspense } from 'react';
import type { ScenarioPage, ScenarioVersion } from '@shared/api/types/index.ts';
import { At } from '../parts/Age.tsx';
import { lazyPage } from '../parts/lazyPage.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import type { useUrlState } from '../parts/useUrlState.ts';
import { countLines, lineDiff } from './editor/lineDiff.ts';
import { OriginTag } from './marks.tsx';
import { useReturn, versionQuery } from './queries.ts';
import { useScenarioTexts } from './texts.ts';

const CodeEditor = lazyPage(() => import('./editor/CodeEditor.tsx'));
const DiffView = lazyPage(() => import('./editor/DiffView.tsx'));

const useVersion = (code: string, id: string) => useQuery({ ...versionQuery(code, id), enabled: id !== '' });

/** Every text that was ever in force; two of them side by side. */
export function VersionsView({ page, url }: { page: ScenarioPage; url: ReturnType<typeof useUrlState> }) {
  const t = useScenarioTexts();
  const { versions } = page;
  const [left, right] = [url.get('left'), url.get('right')];
  const inForce = versions.find((v) => v.inForce);
  const back = useReturn(page.package.code);
  const next = Math.max(...versions.map((v) => v.version)) + 1;
  return (
    <div className="versions-columns">
      <section className="panel scroll versions" aria-label={t('view.versions')}>
        <ol>
          {versions.map((v) => (
            <li key={v.id} aria-current={v.id === right ? 'true' : undefined}>
              <div className="setting-head"><b>{t('version', { version: v.version })}</b><OriginTag origin={v.origin} />{v.inForce && <span className="tag tag-ok">{t('versions.inForce')}</span>}</div>
              <span className="quiet"><At at={v.at} /></span>
              <div className="form-buttons">
                <Button size="small" onClick={() => url.set({ left: null, right: v.id })}>{t('versions.read')}</Button>
                {inForce && !v.inForce && <Button size="small" onClick={() => url.set({ left: v.id, right: inForce.id })}>{t('versions.with')}</Button>}
                {page.mayWrite && !v.inForce && (
                  <Button
                    size="small" loading={back.isPending && back.variables.id === v.id} disabled={back.isPending}
                    onClick={() => back.mutate({ id: v.id, next, note: t('versions.draft.note', { version: v.version }) })}
                  >
                    {t('versions.draft')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ol>
        {versions.length === 1 && <p className="quiet side-note">{t('versions.one')}</p>}
      </section>
      {left ? <Compared code={page.package.code} versions={versions} left={left} right={right || (inForce?.id ?? '')} onChoose={(l, r) => url.set({ left: l, right: r })} />
        : <Text code={page.package.code} id={right || (inForce?.id ?? '')} />}
    </div>
  );
}

function Text({ code, id }: { code: string; id: string }) {
  const t = useScenarioTexts();
  const text = useVersion(code, id);
  return (
    <section className="panel code-panel" aria-label={t('view.text')}>
      {text.isError ? <ErrorState error={text.error} onRetry={() => void text.refetch()} />
        : <Suspense fallback={<RowsLoading rows={16} />}>{text.data ? <CodeEditor value={text.data.yaml} label={t('view.text')} isReadOnly /> : <RowsLoading rows={16} />}</Suspense>}
    </section>
  );
}

interface Comparison { code: string; versions: readonly ScenarioVersion[]; left: string; right: string; onChoose: (left: string, right: string) => void }

function Compared({ code, versions, left, right, onChoose }: Comparison) {
  const t = useScenarioTexts();
  const [before, after] = [useVersion(code, left), useVersion(code, right)];
  const options = versions.map((v) => ({ value: v.id, label: t('version', { version: v.version }) }));
  const nameOf = (id: string): string => options.find((o) => o.value === id)?.label ?? '';
  const error = before.error ?? after.error;
  const lines = before.data && after.data ? countLines(lineDiff(before.data.yaml, after.data.yaml)) : null;
  return (
    <section className="panel code-panel" aria-label={t('versions.compare')}>
      <div className="page-head code-head">
        <span>{t('versions.from')}</span><Select size="small" aria-label={t('versions.from')} value={left} options={options} onChange={(id: string) => onChoose(id, right)} />
        <span>{t('versions.to')}</span><Select size="small" aria-label={t('versions.to')} value={right} options={options} onChange={(id: string) => onChoose(left, id)} />
        {lines && lines.added + lines.gone > 0 && <span className="quiet">{t('diff.lines', lines)}</span>}
      </div>
      {error ? <ErrorState error={error} onRetry={() => { void before.refetch(); void after.refetch(); }} />
        : !before.data || !after.data || !lines ? <RowsLoading rows={16} />
          : lines.added + lines.gone === 0 ? <EmptyState title={t('versions.same')} />
            : <Suspense fallback={<RowsLoading rows={16} />}><DiffView before={before.data.yaml} after={after.data.yaml} labels={[nameOf(left), nameOf(right)]} /></Suspense>}
    </section>
  );
}
