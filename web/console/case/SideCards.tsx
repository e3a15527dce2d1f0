import { PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { CasePage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatAge, formatTime } from '@shared/time/format.ts';
import { At } from '../parts/Age.tsx';
import { SubjectLink } from '../parts/SubjectLink.tsx';
import { PhoneReveal } from '../parts/PhoneReveal.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import { useCaseTextsHere } from './texts.ts';

/** Whose the case is now, who is called, and how to reach them. */
export function WhoCard({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const shared = useSharedTexts();
  const lang = useLang();
  const now = useCityNow(1_000);
  const role = item.owner?.role === 'center' ? '' : shared.of(`role.${item.owner?.role ?? ''}`, null, '');
  return (
    <section className="panel case-who">
      <dl>
        <div><dt>{t('owner')}</dt><dd><b>{say(item.owner?.displayName, lang)}</b> <span className="quiet">{role}</span></dd></div>
        <div>
          <dt>{t('called')}</dt>
          <dd>
            {item.called ? (
              <>
                <span>
                  <b>{say(item.called.displayName, lang)}</b><br />
                  <span className="quiet">{item.called.acceptedAt ? t('called.accepted', { at: formatTime(item.called.acceptedAt, now) }) : t('called.since', { age: formatAge(item.called.since, now, lang) })}</span>
                </span>
                <PhoneReveal userName={item.called.userName} caseNumber={item.number} />
              </>
            ) : <span className="quiet">{t('called.none')}</span>}
          </dd>
        </div>
        {item.crew && (
          <div>
            <dt>{t('crew')}</dt>
            <dd>
              <span><b>{say(item.crew.name, lang)}</b><br /><span className="quiet">{say(item.crew.organization, lang)}</span></span>
              {item.crew.phone && <Button icon={<PhoneOutlined />} href={`tel:${item.crew.phone}`}>{item.crew.phone}</Button>}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** What the package of its alarm says is to be done; nothing where it does not say. */
export function StepsCard({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const shared = useSharedTexts();
  const lang = useLang();
  if (item.steps.length === 0) return null;
  return (
    <section className="panel case-steps">
      <header><h2>{t('steps')}</h2></header>
      <ol>
        {item.steps.map((step, i) => (
          <li key={i}><span className="quiet">{shared.of(`role.${step.who}`, null, step.who)}</span> {say(step.do, lang)}</li>
        ))}
      </ol>
    </section>
  );
}

/** The alarms that the case is made of, each with its state; nothing while there is only the one that filed it. */
export function SymptomsCard({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  if (item.symptoms.length < 2) return null;
  return (
    <section className="panel case-related">
      <header><h2>{t('symptoms')}</h2><span className="quiet">{t('symptoms.standing', { count: item.symptoms.filter((s) => !s.clearedAt).length, all: item.symptoms.length })}</span></header>
      <ul>
        {item.symptoms.map((symptom) => (
          <li key={symptom.alarmId}>
            <SubjectLink id={symptom.deviceId} className="symptom">
              <SeverityMark severity={symptom.severity} word={false} size={14} /><span className="clip-1">{say(symptom.deviceName, lang)} {say(symptom.conditionName, lang)}</span>
              <span className={`tag ${symptom.clearedAt ? 'tag-end' : symptom.hidden ? 'tag-check' : 'tag-bad'}`}>{t(symptom.clearedAt ? 'symptoms.cleared' : symptom.hidden ? 'symptoms.hidden' : 'symptoms.on')}</span>
              <span className="quiet"><At at={symptom.clearedAt ?? symptom.startedAt} /></span>
            </SubjectLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Other cases of the same asset, or of the same kind close by. */
export function RelatedCard({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  return (
    <section className="panel case-related">
      <header><h2>{t('related')}</h2></header>
      {item.related.length === 0 && <p className="quiet case-empty">{t('related.none')}</p>}
      <ul>
        {item.related.map((other) => (
          <li key={other.id}>
            <Link to={`/cases/${encodeURIComponent(other.number)}`}>
              <SeverityMark severity={other.severity} word={false} size={14} /><span className="clip-1">{say(other.title, lang)}</span>
              <StateTag item={other} bare /><span className="quiet"><At at={other.openedAt} /></span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
