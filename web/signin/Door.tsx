import type { ReactNode } from 'react';
import { setLang } from '@shared/i18n/lang.ts';
import { Weave } from './Weave.tsx';
import { useWords } from './words.ts';

/** The frame of the pages before a session: the name, what it stands for, the language. `looks` are further buttons of its kind. */
export function Door({ looks, children }: { looks?: ReactNode; children: ReactNode }) {
  const t = useWords();
  return (
    <div className="door">
      <header className="brand">
        <Weave />
        <div className="brand-words">
          <p className="brand-name"><span lang="zh-CN">经纬</span> <span lang="en">Jingwei</span></p>
          <p className="brand-sub">{t('brand.sub')}</p>
          <p className="brand-line">{t('brand.line')}</p>
        </div>
        <div className="looks">
          {looks}
          <button type="button" aria-label={t('language.label')} onClick={() => setLang(t.lang === 'zh' ? 'en' : 'zh')}>{t('language')}</button>
        </div>
      </header>
      {children}
    </div>
  );
}
