import type { CityResponse } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useResponseTexts } from './texts.ts';

interface Step { name: 'proposed' | 'inForce' | 'ended' | 'lapsed'; at: string | null; who: string }

/** The steps that a response goes, with when and who; the present one is lit. */
function stepsOf(response: CityResponse, lang: 'zh' | 'en', machine: string): Step[] {
  const proposed: Step = { name: 'proposed', at: response.openedAt, who: machine };
  if (response.state === 'lapsed') return [proposed, { name: 'lapsed', at: response.endedAt, who: machine }];
  return [
    proposed,
    { name: 'inForce', at: response.activatedAt, who: say(response.activatedByName, lang) },
    { name: 'ended', at: response.state === 'ended' ? response.endedAt : null, who: say(response.endedByName, lang) },
  ];
}

/** The drawn path: proposed, in force, ended. */
export function Path({ response }: { response: CityResponse }) {
  const t = useResponseTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  return (
    <ol className="response-path" aria-label={t('path')}>
      {stepsOf(response, lang, t('machine')).map((step) => {
        const isHere = step.name === response.state;
        return (
          <li key={step.name} className={isHere ? 'here' : step.at ? 'past' : 'ahead'} aria-current={isHere ? 'step' : undefined}>
            <b>{t(`step.${step.name}`)}</b>
            <span className="quiet">{step.at ? `${formatTime(step.at, now)} ${step.who}` : t('step.notYet')}</span>
          </li>
        );
      })}
    </ol>
  );
}
