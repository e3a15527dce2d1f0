import type { VitalSign } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { signText } from './links.ts';
import { SignMark } from './SignMark.tsx';
import './screens.css';

/** The worst vital signs, as large as the wall's figures. */
export function WallSigns({ signs }: { signs: VitalSign[] }) {
  const lang = useLang();
  return (
    <>
      {signs.map((sign) => {
        const text = signText(sign);
        return (
          <div key={`${sign.package} ${sign.code}`} className={`wall-figure wall-sign figure-${sign.state === 'act' ? 'late' : 'soon'}`}>
            <span>{say(sign.name, lang)}</span>
            <b>{text.value}<small>{text.unit}</small></b>
            <SignMark state={sign.state} size={28} />
          </div>
        );
      })}
    </>
  );
}
