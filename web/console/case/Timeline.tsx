import { Image } from 'antd';
import { useEffect, useRef } from 'react';
import { fileUrl } from '@shared/api/client.ts';
import type { CasePage, Device, HistoryEntry } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatClock, formatDuration, formatInstant } from '@shared/time/format.ts';
import { peopleOf } from '@shared/i18n/people.ts';
import { howOf } from '@shared/i18n/subjects.ts';
import { conditionsOf, sentence, type Setting } from './coded.ts';
import { useCaseTextsHere } from './texts.ts';

interface Props { item: CasePage; device: Device | undefined }

/** Who did what, when and from where; what a machine chose opens to its reasons. */
export function Timeline({ item, device }: Props) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const now = useCityNow(60_000);
  const list = useRef<HTMLOListElement>(null);
  const setting = { lang, now, device, conditionName: item.categoryName, people: peopleOf(item), conditions: conditionsOf(item), deviceId: item.deviceId };
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [item.history.length]);
  return (
    <section className="panel case-history">
      <header><h2>{t('history')}</h2></header>
      <ol ref={list} tabIndex={0}>
        {item.history.map((line, i) => <Line key={line.id} line={line} before={item.history[i - 1]} setting={setting} />)}
      </ol>
      {item.evidence.length > 0 && (
        <div className="evidence">
          <b>{t('evidence')}</b><span className="quiet">{t('evidence.note')}</span>
          <ul>{item.evidence.map((e) => <li key={e.at + e.code}><time>{formatClock(e.at)}</time> {sentence('evidence', e, setting)}</li>)}</ul>
        </div>
      )}
    </section>
  );
}

function Line({ line, before, setting }: { line: HistoryEntry; before: HistoryEntry | undefined; setting: Setting }) {
  const t = useCaseTextsHere();
  const shared = useSharedTexts();
  const { lang } = setting;
  const gap = before ? Date.parse(line.at) - Date.parse(before.at) : 0;
  const warns = line.code === 'clockMissed' || line.code === 'returned' || line.code === 'declined';
  return (
    <li className={`${line.by.machine ? 'by-machine' : 'by-person'}${warns ? ' warns' : ''}`}>
      <time dateTime={line.at} title={formatInstant(line.at)}>{formatClock(line.at)}{gap > 1_000 && <small>+{formatDuration(gap, lang)}</small>}</time>
      <div>
        <p className="line-what">{sentence('history', line, setting)}</p>
        <p className="quiet">
          {say(line.by.displayName, lang)}{line.by.role && !line.by.machine ? ` · ${shared.of(`role.${line.by.role}`, null, line.by.role)}` : ''} · {shared.of(`how.${howOf(line.how, setting.deviceId)}`)}{line.recordedAt && Date.parse(line.recordedAt) - Date.parse(line.at) > 60_000 ? ` · ${t('history.later', { at: formatClock(line.recordedAt) })}` : ''}
        </p>
        {line.note && <blockquote>{line.note}</blockquote>}
        {line.fileIds.length > 0 && (
          <Image.PreviewGroup>
            <span className="line-photos">{line.fileIds.map((id) => <Image key={id} src={fileUrl(id)} alt={t('photo.open', { label: sentence('history', line, setting) })} width={64} height={48} style={{ objectFit: 'cover' }} />)}</span>
          </Image.PreviewGroup>
        )}
        {(line.reasons?.length ?? 0) > 0 && (
          <details>
            <summary>{t('history.why', { count: line.reasons.length })}</summary>
            <ul>{line.reasons.map((reason, i) => <li key={i}>{sentence('reason', reason, setting)}</li>)}</ul>
          </details>
        )}
      </div>
    </li>
  );
}
