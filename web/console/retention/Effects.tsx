import type { RetentionPreview } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { formatNumber } from '@shared/time/format.ts';
import { useRetentionTexts } from './texts.ts';
import { useKinds } from './useKinds.ts';

/** What a change would remove, kind by kind; or what is wrong with its text. */
export function Effects({ seen }: { seen: RetentionPreview }) {
  const t = useRetentionTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const kinds = useKinds();
  if (!seen.sound) return <ul className="problem" role="alert">{seen.mistakes.map((one, i) => <li key={i}>{t('line', { line: one.line })}：{say(one.sentence, lang)}</li>)}</ul>;
  if (seen.effects.length === 0 && seen.again === 0) return <p role="status">{t('preview.same')}</p>;
  return (
    <>
      <p role="status"><b className={seen.atOnce > 0 ? 'due-late' : ''}>{t('preview', { atOnce: formatNumber(seen.atOnce), soon: formatNumber(seen.soon) })}</b>{seen.again > 0 && <span className="quiet"> {t('preview.again', { count: formatNumber(seen.again) })}</span>}</p>
      <table className="list list-cards">
        <thead><tr><th>{t('effect.kind')}</th><th>{t('effect.days')}</th><th>{t('effect.kinds')}</th><th>{t('effect.cases')}</th><th>{t('effect.atOnce')}</th><th>{t('effect.soon')}</th></tr></thead>
        <tbody>
          {seen.effects.map((one) => (
            <tr key={one.key}>
              <td>{say(one.categoryName, lang)} · {shared(`source.${one.source}`)} · {shared(`outcome.${one.way}`)}</td><td className="num">{one.now === one.then ? one.then : t('effect.change', { now: one.now ?? '–', then: one.then })}</td>
              <td className="card-line">{one.adds.length > 0 && <span>{t('effect.adds', { kinds: kinds(one.adds) })} </span>}{one.keeps.length > 0 && <span>{t('effect.keeps', { kinds: kinds(one.keeps) })}</span>}{one.adds.length + one.keeps.length === 0 && '–'}</td>
              <td className="num">{formatNumber(one.cases)}</td><td className="num">{formatNumber(one.atOnce)}</td><td className="num">{formatNumber(one.soon)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
