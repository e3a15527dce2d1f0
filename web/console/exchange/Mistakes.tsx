import type { FieldMistake, MappingMistake } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useExchangeTexts } from './texts.ts';

/** What is wrong with fields of a message, by the platform's own names. */
export function FieldMistakes({ items }: { items: FieldMistake[] }) {
  const t = useExchangeTexts();
  const lang = useLang();
  if (items.length === 0) return null;
  return (
    <ul className="mapping-mistakes">
      {items.map((one) => (
        <li key={`${one.field} ${one.code}`} style={{ display: 'list-item', padding: 0, border: 0 }}>
          {t.of(`mistake.${one.code}`, { field: one.field, given: one.given ?? '', known: (one.known ?? []).join(lang === 'zh' ? '、' : ', ') }, `${one.field} ${one.code}`)}
        </li>
      ))}
    </ul>
  );
}

/** What is wrong with a mapping, by line. */
export function MappingMistakes({ items }: { items: MappingMistake[] }) {
  const t = useExchangeTexts();
  const lang = useLang();
  return (
    <ul className="mapping-mistakes">
      {items.map((one) => <li key={`${one.file} ${one.line} ${one.code} ${one.sentence.en}`}><b className="num">{t('line', { file: one.file, line: one.line })}</b> {say(one.sentence, lang)}</li>)}
    </ul>
  );
}
