import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '@shared/api/client.ts';
import { useKeyOf } from '@shared/api/useKeyOf.ts';
import type { MeetingKind, MeetingPage, NewMeeting, Page, Text } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { explain } from '@shared/i18n/problems.ts';
import { fromField, toField } from '@shared/time/cityField.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { useMeetingsTexts } from './texts.ts';
import './meetings.css';

interface Topic { title: string; caseNumber: string }

/** Calls bodies to a case or a place, or to a joint meeting with its agenda. */
export default function NewMeetingPage() {
  const t = useMeetingsTexts();
  const words = useMeetingTexts();
  const lang = useLang();
  const url = useUrlState();
  const navigate = useNavigate();
  const now = useCityNow(60_000);
  const kind: MeetingKind = url.get('kind') === 'joint' ? 'joint' : 'summons';
  const keyOf = useKeyOf();
  const [matter, setMatter] = useState('');
  const [caseNumber, setCaseNumber] = useState(url.get('case'));
  const [address, setAddress] = useState('');
  const [comeBy, setComeBy] = useState('');
  const [bodies, setBodies] = useState<string[]>([]);
  const [topics, setTopics] = useState<Topic[]>([{ title: '', caseNumber: '' }]);
  const about = caseNumber.trim();
  const choices = useQuery({
    queryKey: ['meeting-bodies', url.get('case')], queryFn: ({ signal }) => api.get<Page<{ id: string; name: Text }>>('/meeting-bodies', { caseNumber: url.get('case') || null }, signal),
  });
  const send = useMutation({
    mutationFn: (body: NewMeeting) => api.post<MeetingPage>('/meetings', body, { idempotencyKey: keyOf(JSON.stringify(body)) }),
    onSuccess: (page) => void navigate(`/meetings/${encodeURIComponent(page.summary.number)}`),
  });
  const agenda = topics.filter((topic) => topic.title.trim());
  const lacking = [
    ...(matter.trim() ? [] : [words('new.matter')]), ...(address.trim() || about ? [] : [words('new.address')]), ...(fromField(comeBy) ? [] : [words(kind === 'joint' ? 'new.startsAt' : 'new.comeBy')]),
    ...(bodies.length > 0 ? [] : [words('new.bodies')]), ...(kind === 'summons' || agenda.length > 0 ? [] : [t('new.topics')]),
  ];
  const submit = (): void => {
    if (lacking.length > 0 || send.isPending) return;
    send.mutate({
      kind, matter: matter.trim(), comeBy: fromField(comeBy) ?? '', bodies, ...(about ? { caseNumber: about } : {}), ...(address.trim() ? { address: address.trim() } : {}),
      ...(kind === 'joint' ? { topics: agenda.map((topic) => ({ title: topic.title.trim(), ...(topic.caseNumber.trim() ? { caseNumber: topic.caseNumber.trim() } : {}) })) } : {}),
    });
  };
  const change = (at: number, next: Partial<Topic>): void => setTopics(topics.map((topic, i) => (i === at ? { ...topic, ...next } : topic)));
  return (
    <div className="page-body">
      <div className="page-head">
        <h1>{t(`new.${kind}`)}</h1>
        <Segmented value={kind} options={(['summons', 'joint'] as const).map((k) => ({ value: k, label: words(`kind.${k}`) }))} onChange={(k) => url.set({ kind: k === 'summons' ? null : k })} />
        <Link className="push" to="/meetings">{t('back')}</Link>
      </div>
      <form className="panel meeting-form" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <label><span>{words('new.matter')}</span><Input.TextArea autoFocus value={matter} maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(e) => setMatter(e.target.value)} /></label>
        {kind === 'summons' && <label><span>{t('new.caseNumber')}</span><Input value={caseNumber} placeholder="2026-沪-000012" onChange={(e) => setCaseNumber(e.target.value)} /></label>}
        <label><span>{kind === 'summons' && about ? t('new.address.case') : words('new.address')}</span><Input value={address} maxLength={200} onChange={(e) => setAddress(e.target.value)} /></label>
        <label><span>{words(kind === 'joint' ? 'new.startsAt' : 'new.comeBy')}</span><Input type="datetime-local" value={comeBy} min={toField(now)} onChange={(e) => setComeBy(e.target.value)} /></label>
        <label htmlFor="meeting-bodies"><span>{words('new.bodies')}</span></label>
        <Select
          id="meeting-bodies" mode="multiple" aria-label={words('new.bodies')} value={bodies} loading={choices.isPending} optionFilterProp="label" options={(choices.data?.items ?? []).map((b) => ({ value: b.id, label: say(b.name, lang) }))}
          onChange={(chosen: string[]) => setBodies(chosen)}
        />
        {choices.isError && <p className="problem" role="alert">{explain(choices.error)}</p>}
        {choices.data?.items.length === 0 && <p className="problem">{t('new.bodies.none')}</p>}
        {kind === 'joint' && (
          <fieldset>
            <legend>{t('new.topics')}</legend>
            {topics.map((topic, i) => (
              <span key={i} className="meeting-topic-row">
                <Input value={topic.title} maxLength={200} aria-label={t('new.topic', { n: i + 1 })} placeholder={t('new.topic', { n: i + 1 })} onChange={(e) => change(i, { title: e.target.value })} />
                <Input value={topic.caseNumber} aria-label={`${t('new.topic', { n: i + 1 })} ${t('new.topic.case')}`} placeholder={t('new.caseNumber')} onChange={(e) => change(i, { caseNumber: e.target.value })} />
                {topics.length > 1 && <Button type="text" icon={<DeleteOutlined />} aria-label={t('new.topic.remove', { n: i + 1 })} onClick={() => setTopics(topics.filter((_, at) => at !== i))} />}
              </span>
            ))}
            <Button size="small" icon={<PlusOutlined />} onClick={() => setTopics([...topics, { title: '', caseNumber: '' }])}>{t('new.topic.add')}</Button>
          </fieldset>
        )}
        {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
        <div className="meeting-form-foot">
          <Button type="primary" htmlType="submit" disabled={lacking.length > 0} loading={send.isPending}>{words('new.send')}</Button>
          {lacking.length > 0 && <span className="quiet">{t('new.lacking', { what: lacking })}</span>}
        </div>
      </form>
    </div>
  );
}
