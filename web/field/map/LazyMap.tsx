import { lazy, Suspense } from 'react';
import { useWords } from '../words.ts';
import type { MapProps } from './StreetMap.tsx';

/** The map comes apart from the first screen; a phone that has no network and never had it says so in its place. */
const StreetMap = lazy(() => import('./StreetMap.tsx').catch(() => ({ default: MapMissing })));

export function LazyMap(props: MapProps) {
  return <Suspense fallback={<div className="map" />}><StreetMap {...props} /></Suspense>;
}

function MapMissing(_: MapProps) {
  const t = useWords();
  return <div className="map"><p className="map-missing">{t('map.missing')}</p></div>;
}
