import { useEffect, useRef, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Category, Point } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { cityClock } from '@shared/time/cityClock.ts';
import { useDesk } from '../desk/Desk.ts';
import { kept, useTold } from '../desk/Told.ts';
import { LazyMap } from '../map/LazyMap.tsx';
import { Icon } from '../parts/Icon.tsx';
import { PhotoSlot } from '../parts/PhotoSlot.tsx';
import { faultsOf, reportBody, type ReportFault } from '../rules/reportForm.ts';
import { storeFault, type StoreFault } from '../rules/storeFault.ts';
import { useWords } from '../words.ts';
import { Sent } from './Sent.tsx';

const mostPhotos = 3;

/** What an officer or inspector sees on the way: photo, words, place. Kept on the phone until the center has it. */
export function ReportPage() {
  const desk = useDesk();
  const t = useWords();
  const fix = useTold(desk.position.fix);
  const position = useTold(desk.position.state);
  const categories = useCategories();
  const [photos, setPhotos] = useState<Blob[]>([]);
  const [text, setText] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [picked, setPicked] = useState<Point | null>(null);
  const [address, setAddress] = useState('');
  const [behalf, setBehalf] = useState<{ name: string; phone: string } | null>(null);
  const [faults, setFaults] = useState<ReportFault[]>([]);
  const [sentKey, setSentKey] = useState<string | null>(null);
  const [unkept, setUnkept] = useState<StoreFault | null>(null);
  const gone = useRef(false);
  const place = picked ?? fix;
  const fault = (name: ReportFault) => faults.includes(name) && <p className="field-error" id={`fault-${name}`}>{t(`report.error.${name}`)}</p>;
  const says = (name: ReportFault) => (faults.includes(name) ? { 'aria-invalid': true, 'aria-describedby': `fault-${name}` } : {});

  const send = async () => {
    const entry = { text, place, address, category, behalf };
    const found = faultsOf(entry);
    setFaults(found);
    if (found.length > 0) return document.getElementById(`report-${found[0]}`)?.focus();
    if (gone.current) return;
    gone.current = true;
    setUnkept(null);
    const kept = await desk.outbox.add({
      kind: 'report', label: text.trim().slice(0, 24), body: { ...reportBody(entry, desk.me.actions.includes('report.inspect')) },
      photos: photos.map((blob) => ({ label: 'report', blob })), occurredAt: new Date(cityClock.now()).toISOString(),
    }).catch((error: unknown) => {
      setUnkept(storeFault(error));
      return null;
    }).finally(() => {
      gone.current = false;
    });
    if (kept) setSentKey(kept.subject);
  };

  if (sentKey) {
    return (
      <Sent subject={sentKey} behalf={behalf !== null} onAnother={() => {
        setSentKey(null);
        setPhotos([]);
        setText('');
        setCategory(null);
        setPicked(null);
        setAddress('');
        setBehalf(null);
      }} />
    );
  }
  const slots: Array<Blob | null> = photos.length < mostPhotos ? [...photos, null] : photos;
  return (
    <form className="report" noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <h1>{t('report.title')}</h1>
      <div className={slots.length > 1 ? 'photo-pair' : 'photo-one'}>
        {slots.map((photo, i) => (
          <PhotoSlot
            key={i} photo={photo} label={`${t('report.photos')} ${i + 1}`}
            onPhoto={(next) => setPhotos(next ? [...photos.slice(0, i), next, ...photos.slice(i + 1)] : photos.filter((_, at) => at !== i))}
          />
        ))}
      </div>
      <div className="field">
        <label htmlFor="report-text">{t('report.what')}</label>
        <textarea id="report-text" rows={3} value={text} placeholder={t('report.what.hint')} onChange={(event) => setText(event.target.value)} {...says('text')} />
        {fault('text')}
      </div>
      {categories.length > 0 && (
        <div className="field" role="group" aria-label={t('report.kind')}>
          <span>{t('report.kind')}</span>
          <div className="chips">
            <button type="button" className="chip" aria-pressed={category === null} onClick={() => setCategory(null)}>{t('report.kind.none')}</button>
            {categories.map((c) => <button type="button" key={c.code} className="chip" aria-pressed={category === c.code} onClick={() => setCategory(c.code)}>{say(c.name, t.lang)}</button>)}
          </div>
        </div>
      )}
      <div className="field">
        <span>{t('report.where')}</span>
        {place
          ? <p className="callout ok"><Icon name="place" size={22} />{picked ? `${picked.lon.toFixed(5)}, ${picked.lat.toFixed(5)}` : t('report.where.accuracy', { n: Math.round(fix?.accuracyMeters ?? 0) })}</p>
          : position === 'waiting' && <p className="callout" role="status">{t('report.where.finding')}</p>}
        {(position === 'denied' || position === 'insecure' || position === 'failed') && !place && <p className="callout warn">{t(`me.position.${position}`)}</p>}
        {(!fix || picked) && (
          <button id="report-place" type="button" className="plain-button" onClick={() => { setPicked(null); desk.position.start(); }}><Icon name="target" size={22} />{t('report.where.here')}</button>
        )}
        <span className="soft">{t('report.where.adjust')}</span>
        <LazyMap areaId={desk.me.area?.id ?? ''} target={picked} me={fix} label={t('map.pick')} onPick={setPicked} />
        {fault('place')}
      </div>
      <div className="field">
        <label htmlFor="report-address">{t('report.where.address')}</label>
        <input id="report-address" value={address} placeholder={t('report.where.addressHint')} onChange={(event) => setAddress(event.target.value)} />
      </div>
      {desk.me.actions.includes('report.assist') && (
        <label className="switch">
          <input type="checkbox" checked={behalf !== null} onChange={(event) => setBehalf(event.target.checked ? { name: '', phone: '' } : null)} />
          <span>{t('report.behalf')}</span>
        </label>
      )}
      {behalf && (
        <>
          <div className="field">
            <label htmlFor="report-name">{t('report.behalf.name')}</label>
            <input id="report-name" value={behalf.name} autoComplete="off" onChange={(event) => setBehalf({ ...behalf, name: event.target.value })} {...says('name')} />
            {fault('name')}
          </div>
          <div className="field">
            <label htmlFor="report-phone">{t('report.behalf.phone')}</label>
            <input id="report-phone" type="tel" inputMode="tel" autoComplete="off" value={behalf.phone} onChange={(event) => setBehalf({ ...behalf, phone: event.target.value })} {...says('phone')} />
            {fault('phone')}
          </div>
        </>
      )}
      {unkept && <p className="callout late" role="alert">{t(`store.${unkept}`)}</p>}
      <button type="submit" className="wide">{t('report.send')}</button>
    </form>
  );
}

/** Kinds that people in the street choose from; as last known without a network. */
function useCategories(): Category[] {
  const [categories, setCategories] = useState<Category[]>(() => kept.read<Category[]>('categories') ?? []);
  useEffect(() => {
    api.get<{ items: Category[] }>('/categories').then(({ items }) => {
      const offered = items.filter((category) => category.report);
      setCategories(offered);
      kept.write('categories', offered);
    }).catch(() => undefined);
  }, []);
  return categories;
}
