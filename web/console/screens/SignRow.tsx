import { Tooltip } from 'antd';
import { Link } from 'react-router';
import type { VitalSign } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatAge } from '@shared/time/format.ts';
import { listAddress, signText } from './links.ts';
import { SignMark } from './SignMark.tsx';
import { useScreenTexts } from './texts.ts';

/** A vital sign in one line: its state, name and figure, the list behind it; formula, owner, limits and age on hover and focus. */
export function SignRow({ sign }: { sign: VitalSign }) {
  const t = useScreenTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const now = useCityNow(5_000);
  const text = signText(sign);
  const why = sign.value !== null ? null : t(sign.measure === 'onTimeShare' ? 'noData.share' : 'noData.devices');
  const tip = (
    <>
      {t('formula', { formula: sign.formula })}<br />
      {t('owner', { role: shared.of(`role.${sign.owner}`) })}<br />
      {t('limits', { warn: sign.warn, act: sign.act, way: t(sign.worseWhenLess ? 'way.less' : 'way.more') })}
      {sign.heardAt && <><br />{t('heard', { age: formatAge(sign.heardAt, now, lang) })}</>}
      <br />{t('open', { count: sign.behind.count })}
    </>
  );
  return (
    <li className={`sign sign-row-${sign.state}`}>
      <Tooltip title={tip} placement="topRight" mouseEnterDelay={0.4}>
        <Link to={listAddress(sign.behind)}>
          <SignMark state={sign.state} word={false} />
          <span className="sign-name">{say(sign.name, lang)}</span>
          {why ? <span className="quiet">{why}</span> : <b>{text.value}<small>{text.unit}</small></b>}
        </Link>
      </Tooltip>
      {sign.whole && sign.value !== null && (
        <Link className="sign-whole" to={listAddress(sign.whole)}>{t(sign.measure === 'silentShare' ? 'silentLink' : 'late', { count: sign.behind.count })} / {t('whole', { count: sign.whole.count })}</Link>
      )}
    </li>
  );
}
