import { Image } from 'antd';
import { Suspense, useMemo } from 'react';
import { Link } from 'react-router';
import { fileUrl } from '@shared/api/client.ts';
import type { CasePage, Device } from '@shared/api/types/index.ts';
import { useCaseTexts } from '@shared/i18n/caseTexts.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { valueText } from '@shared/i18n/valueText.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatDistance } from '@shared/time/format.ts';
import { lazyPage } from '../parts/lazyPage.tsx';
import { Age } from '../parts/Age.tsx';
import { CameraPicture } from '../parts/CameraPicture.tsx';
import { ContactReveal } from '../parts/PhoneReveal.tsx';
import { DeviceMark } from '../parts/StateTag.tsx';
import { isDevice } from '../parts/subjects.ts';
import { SubjectCard } from './GroupCard.tsx';
import { PlaceMap } from './PlaceMap.tsx';
import { useCaseTextsHere } from './texts.ts';

const DayChart = lazyPage(() => import('../parts/DayChart.tsx'));

/** The left column: photos, the place, the asset with its last day, the nearest cameras. */
export function WhatWhere({ item, device }: { item: CasePage; device: Device | undefined }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  return (
    <section className="case-what" aria-label={t('what')}>
      <Photos item={item} />
      <div className="panel case-place">
        <PlaceMap item={item} />
        <p className="case-address">{say(item.place.address, lang)}</p>
      </div>
      {item.text && <div className="panel case-words"><h2>{t('words')}</h2><p>{item.text}</p>{typeof item.reporter?.solved === 'boolean' && <p className={item.reporter.solved ? '' : 'is-late'}>{t(item.reporter.solved ? 'solved.true' : 'solved.false')} {item.reporter.answerNote}</p>}{item.reporter?.onBehalfOf && <p>{t('behalf', { name: item.reporter.onBehalfOf })}</p>}{item.reporter?.contactMasked && <ContactReveal caseNumber={item.number} masked={item.reporter.contactMasked} compact />}</div>}
      {item.deviceId && (isDevice(item.deviceId) ? <AssetCard item={item} device={device} /> : <SubjectCard item={item} />)}
      <Cameras item={item} />
    </section>
  );
}

function Photos({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const texts = useCaseTexts();
  const lang = useLang();
  if (item.files.length === 0) return item.deviceId ? null : <div className="panel case-photos"><p className="quiet">{t('photo.none')}</p></div>;
  return (
    <div className="panel case-photos">
      <Image.PreviewGroup>
        {item.files.slice(-4).map((file) => {
          const label = file.label ? texts.of(`photo.${file.label}`) : say(file.by, lang);
          return (
            <figure key={file.id}>
              <Image src={fileUrl(file.id)} alt={t('photo.open', { label })} width="100%" height={104} style={{ objectFit: 'cover' }} />
              <figcaption>{label} <Age at={file.at} /></figcaption>
            </figure>
          );
        })}
      </Image.PreviewGroup>
    </div>
  );
}

function AssetCard({ item, device }: { item: CasePage; device: Device | undefined }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const minute = Math.floor(useCityNow(60_000) / 300_000);
  const until = useMemo(() => new Date((minute + 1) * 300_000).toISOString(), [minute]);
  return (
    <div className="panel case-asset">
      <header>
        <h2>{device ? say(device.name, lang) : item.deviceId}</h2>
        {device && <DeviceMark device={device} />}
        <Link to={`/devices/${encodeURIComponent(item.deviceId ?? '')}`}>{t('asset.open')}</Link>
      </header>
      <dl className="values">
        {device?.values.map((v) => <div key={v.name}><dt>{say(v.label, lang)}</dt><dd><b>{valueText(v, lang)}</b> <span className="quiet"><Age at={v.at} /></span></dd></div>)}
      </dl>
      {device && <Suspense fallback={<div className="day-chart" />}><DayChart device={device} until={until} hours={24} height={92} marks={[item.openedAt]} compact /></Suspense>}
    </div>
  );
}

function Cameras({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  if (item.cameras.length === 0) return null;
  return (
    <div className="panel case-cameras">
      <header><h2>{t('cameras')}</h2></header>
      <div className="cameras">
        {item.cameras.slice(0, 3).map((camera) => (
          <figure key={camera.deviceId}>
            <CameraPicture url={camera.pictureUrl} name={say(camera.name, lang)} />
            <figcaption>{formatDistance(camera.distanceMeters, lang)} · {say(camera.name, lang)}</figcaption>
          </figure>
        ))}
      </div>
    </div>
  );
}
