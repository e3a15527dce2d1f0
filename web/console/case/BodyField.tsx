import { Button } from 'antd';
import type { CasePage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { OrganizationSelect } from '../admin/OrganizationSelect.tsx';
import { sentence } from './coded.ts';
import { useCaseTextsHere } from './texts.ts';

interface Props { item: CasePage; does: 'dispatch' | 'rule' | 'disown'; value: string | undefined; onChange: (id: string | undefined) => void }

/** A body, with those that the rules propose and why. */
export function BodyField({ item, does, value, onChange }: Props) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const now = useCityNow(60_000);
  const chosen = item.bodies.find((body) => body.id === value);
  return (
    <div className="move-field">
      <label htmlFor="move-body">{t(does === 'dispatch' ? 'form.body' : does === 'rule' ? 'form.rule' : 'form.disown')}</label>
      <OrganizationSelect id="move-body" {...(value ? { value } : {})} current={chosen ?? null} allowClear={does === 'disown'} onChange={onChange} />
      {does !== 'disown' && item.bodies.length === 0 && <p className="quiet">{t('form.proposed.none')}</p>}
      {does !== 'disown' && item.bodies.length > 0 && (
        <ul className="body-list">
          {item.bodies.map((body, i) => (
            <li key={body.id}>
              <Button type="link" size="small" onClick={() => onChange(body.id)}>{say(body.name, lang)}</Button>
              {i === 0 && <b>{t('form.proposed')}</b>}{' '}
              <span className="quiet">{[...new Set(body.why.map((line) => sentence('reason', line, { lang, now, device: undefined, conditionName: null })))].join(lang === 'zh' ? '；' : '; ')}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
