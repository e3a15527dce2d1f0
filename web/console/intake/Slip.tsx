import { Button } from 'antd';
import { Link } from 'react-router';
import type { Point, ReportReceipt } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useMe } from '@shared/session/useSession.ts';
import { formatInstant } from '@shared/time/format.ts';
import { useIntakeTexts } from './texts.ts';
import { useCenterPhone } from './useCenterPhone.ts';

interface Props { receipt: ReportReceipt; text: string; /** In words; empty where nothing near has a name. */ address: string; place: Point | null; name: string; /** Added to a case that was there already. */ joined: boolean; onAgain: () => void }

/** The paper slip with the number: printed alone, black on white, large enough for old eyes. */
export function Slip({ receipt, text, address, place, name, joined, onAgain }: Props) {
  const t = useIntakeTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const me = useMe();
  const phone = useCenterPhone();
  return (
    <div className="page-body slip-page">
      <div className="page-head slip-tools">
        <h1>{t(joined ? 'joined' : 'done')}</h1>
        <Button type="primary" autoFocus onClick={() => print()}>{t('print')}</Button>
        <Link to={`/cases/${encodeURIComponent(receipt.number)}`}><Button>{t('open')}</Button></Link>
        <Button onClick={onAgain}>{t('again')}</Button>
      </div>
      <article className="slip">
        <header><b>{shared('app.name')}</b> {say(me.area?.name, lang)}<h2>{t('slip.title')}</h2></header>
        <p className="slip-number"><span>{t('slip.number')}</span>{receipt.number}</p>
        <p className="slip-number"><span>{t('slip.code')}</span>{receipt.followCode}</p>
        <dl>
          <div><dt>{t('slip.at')}</dt><dd>{formatInstant(receipt.at)}</dd></div>
          <div><dt>{t('slip.place')}</dt><dd>{address || <>{say(me.area?.name, lang)} {place && <small>{place.lon.toFixed(5)}, {place.lat.toFixed(5)}</small>}</>}</dd></div>
          <div><dt>{t('slip.what')}</dt><dd>{text}</dd></div>
          <div><dt>{t('slip.for')}</dt><dd>{name}</dd></div>
          <div><dt>{t('slip.by')}</dt><dd>{say(me.displayName, lang)}</dd></div>
        </dl>
        <p>{t('slip.follow', { address: `${location.host}/resident`, phone })}</p>
        <footer>{t('slip.keep')}</footer>
      </article>
    </div>
  );
}
