import { CloseCircleFilled } from '@ant-design/icons';
import type { Mistake } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useProposalTexts } from './proposalTexts.ts';

/** What is wrong, each with the way to its line. */
export function MistakeList({ items, onLine }: { items: readonly Mistake[]; onLine: (line: number) => void }) {
  const t = useProposalTexts();
  const lang = useLang();
  return (
    <ol className="mistakes">
      {items.map((m, i) => (
        <li key={i}>
          <button type="button" onClick={() => onLine(m.line)}>
            <CloseCircleFilled aria-hidden /><span className="mistake-line">{t('check.line', { line: m.line })}</span><span>{say(m.sentence, lang)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
