import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { Suspense, useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { api, newKey } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { Category, FurtherReporter, NewReport, Page, Point, ReportReceipt, Workflow } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMe } from '@shared/session/useSession.ts';
import { useTheme } from '@shared/theme/theme.ts';
import { canBeRung } from '@shared/phone/phone.ts';
import type { Painter } from '../map/canvasMap.ts';
import { drawSeverity, readInk } from '../map/ink.ts';
import { lazyPage } from '../parts/lazyPage.tsx';
import { PhotoField, type TakenPhoto } from '../parts/PhotoField.tsx';
import { consoleTheme } from '../shell/theme.ts';
import { IntakeHints } from './IntakeHints.tsx';
import { IntakeSimilar } from './IntakeSimilar.tsx';
import { Slip } from './Slip.tsx';
import { StreetPick } from './StreetPick.tsx';
import { useIntakeTexts } from './texts.ts';
import { usePlaceWords } from './usePlaceWords.ts';
import './intake.css';

const CityMapView = lazyPage(() => import('../map/CityMapView.tsx'));

/** A worker files for somebody without a phone, then prints the slip with the number. */
export default function IntakePage() {
  const t = useIntakeTexts();
  const lang = useLang();
  const me = useMe();
  const theme = useTheme(consoleTheme);
  const [form, setForm] = useState({ text: '', category: '', workflow: 'street', address: '', name: '', phone: '' });
  const [place, setPlace] = useState<Point | null>(null);
  const [photo, setPhoto] = useState<TakenPhoto | null>(null);
  const [storing, setStoring] = useState(false);
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newKey);
  const categories = useQuery({ queryKey: ['categories'], queryFn: () => api.get<Page<Category>>('/categories'), staleTime: Infinity });
  const workflows = useQuery({ queryKey: ['workflows'], queryFn: () => api.get<Page<Workflow>>('/workflows'), staleTime: Infinity });
  const report = useMutation({
    mutationFn: (body: NewReport) => api.post<ReportReceipt>('/reports', body, { idempotencyKey: key }),
  });
  const [joined, setJoined] = useState<ReportReceipt | null>(null);
  const words = usePlaceWords(me.area?.id, place);
  const ink = useMemo(() => readInk(), [theme]);
  const painter = useMemo((): Painter => (ctx, view) => {
    if (place) {
      const p = view.project(place);
      ctx.strokeStyle = ink.primary;
      ctx.lineWidth = 2;
      ctx.beginPath();
      ctx.arc(p.x, p.y, 20, 0, 7);
      ctx.stroke();
      drawSeverity(ctx, 1, p.x, p.y, 18, ink.primary, ink.bg);
    }
    return [];
  }, [place, ink]);

  const address = form.address.trim() || say(words, lang);
  const missing = { text: !form.text.trim(), place: !place, name: !form.name.trim(), phone: !canBeRung(form.phone) };
  const field = report.error instanceof Problem ? report.error.field : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missing.text || missing.place || missing.name || missing.phone || !place || storing) return;
    report.mutate({
      kind: 'assisted', text: form.text.trim(), lon: place.lon, lat: place.lat, fileIds: photo ? [photo.id] : [],
      onBehalfOf: { name: form.name.trim(), callBackNumber: form.phone.trim() }, contact: form.phone.trim(),
      ...(form.category ? { category: form.category } : {}), workflow: form.workflow, ...(address ? { address } : {}),
    });
  };
  const caller = (): FurtherReporter | null => {
    setTried(true);
    if (missing.text || missing.name || missing.phone || storing) return null;
    return { text: form.text.trim(), fileIds: photo ? [photo.id] : [], onBehalfOf: { name: form.name.trim(), callBackNumber: form.phone.trim() }, contact: form.phone.trim() };
  };
  const again = (): void => {
    setJoined(null);
    setForm({ text: '', category: '', workflow: form.workflow, address: '', name: '', phone: '' });
    setPlace(null);
    setPhoto(null);
    setTried(false);
    setKey(newKey());
    report.reset();
  };

  if (joined ?? report.data) {
    return <Slip receipt={(joined ?? report.data)!} joined={joined !== null} text={form.text} address={address} place={place} name={form.name} onAgain={again} />;
  }
  return (
    <form className="page-body page-fixed" onSubmit={submit} noValidate>
      <div className="page-head"><h1>{t('title')}</h1><span className="quiet">{t('lead')}</span></div>
      <div className="intake">
        <div className="panel intake-form scroll">
          <Labelled label={t('text')} hint={t('text.hint')} wrong={tried && missing.text ? t('need') : null} id="text">
            <Input.TextArea id="text" autoFocus rows={4} maxLength={2_000} value={form.text} onChange={(e) => setForm({ ...form, text: e.target.value })} />
          </Labelled>
          <IntakeHints
            text={form.text} category={form.category} onCategory={(category) => setForm({ ...form, category })}
            onPlace={(found) => {
              setPlace({ lon: found.lon, lat: found.lat });
              setForm({ ...form, address: say(found.name, lang) });
            }}
          />
          <Labelled label={t('category')} id="category">
            <Select
              id="category" allowClear showSearch={{ optionFilterProp: 'label' }} value={form.category || null} style={{ width: '100%' }}
              options={(categories.data?.items ?? []).filter((c) => c.report && c.parent).map((c) => ({ value: c.code, label: say(c.name, lang) }))}
              onChange={(v: string | undefined) => setForm({ ...form, category: v ?? '' })}
            />
          </Labelled>
          <Labelled label={t('workflow')} id="workflow" hint={t('workflow.hint')}>
            <Select id="workflow" value={form.workflow} style={{ width: '100%' }} options={(workflows.data?.items ?? []).filter((w) => w.name !== 'hotline').map((w) => ({ value: w.name, label: say(w.title, lang) }))} onChange={(workflow: string) => setForm({ ...form, workflow })} />
          </Labelled>
          <Labelled label={t('street')} id="street" hint={t('street.hint')} wrong={tried && missing.place ? t('need') : null}>
            <StreetPick id="street" onPick={setPlace} />
          </Labelled>
          <Labelled label={t('address')} id="address" hint={t('address.hint')}>
            <Input id="address" maxLength={200} value={form.address} onChange={(e) => setForm({ ...form, address: e.target.value })} />
          </Labelled>
          <div className="intake-two">
            <Labelled label={t('name')} id="name" wrong={tried && missing.name ? t('need') : null}>
              <Input id="name" maxLength={60} autoComplete="off" value={form.name} onChange={(e) => setForm({ ...form, name: e.target.value })} />
            </Labelled>
            <Labelled label={t('phone')} id="phone" hint={t('phone.hint')} wrong={tried && missing.phone ? (form.phone ? t('phone.wrong') : t('need')) : null}>
              <Input id="phone" inputMode="tel" maxLength={20} autoComplete="off" value={form.phone} onChange={(e) => setForm({ ...form, phone: e.target.value })} />
            </Labelled>
          </div>
          <PhotoField label={t('photo')} value={photo} onChange={setPhoto} onStoring={setStoring} />
          <IntakeSimilar text={form.text} category={form.category} place={place} caller={caller} onJoined={setJoined} />
          {report.isError && <p className="problem" role="alert">{explain(report.error)}{field ? ` (${field})` : ''}</p>}
          <Button type="primary" size="large" htmlType="submit" loading={report.isPending || storing}>{t('file')}</Button>
        </div>
        <div className="panel intake-map">
          <header>
            <h2>{t('place')}</h2>
            <span className={tried && missing.place ? 'problem' : 'quiet'}>{place ? t('place.picked', { place: words ?? coordinates(place) }) : t('place.hint')}</span>
          </header>
          <Suspense fallback={<div className="map-box" />}>
            <CityMapView areaId={me.area?.id} bounds={me.area?.bounds} painter={painter} onPick={(_, at) => setPlace(at)} />
          </Suspense>
        </div>
      </div>
    </form>
  );
}

/** Where nothing has a name. */
const coordinates = ({ lon, lat }: Point): string => `${lon.toFixed(5)}, ${lat.toFixed(5)}`;

function Labelled({ label, hint, wrong, id, children }: { label: string; hint?: string; wrong?: string | null; id: string; children: ReactNode }) {
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      {children}
      {wrong ? <span className="problem" role="alert">{wrong}</span> : hint && <span className="quiet">{hint}</span>}
    </div>
  );
}
