import { useState } from 'react';
import type { Word } from '../words.ts';

interface Here { lon: number; lat: number; accuracyMeters: number }

/** Where this phone is, when its person asks for it; what went wrong in plain words. */
export function useHere(onFound: (here: Here) => void): { find: () => void; finding: boolean; trouble: Word | null; forget: () => void } {
  const [finding, setFinding] = useState(false);
  const [trouble, setTrouble] = useState<Word | null>(null);
  const find = () => {
    setTrouble(null);
    if (!window.isSecureContext || !navigator.geolocation) return setTrouble('where.insecure');
    setFinding(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setFinding(false);
        onFound({ lon: coords.longitude, lat: coords.latitude, accuracyMeters: Math.round(coords.accuracy) });
      },
      (error) => {
        setFinding(false);
        setTrouble(error.code === error.PERMISSION_DENIED ? 'where.denied' : 'where.failed');
      },
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 15000 },
    );
  };
  return { find, finding, trouble, forget: () => setTrouble(null) };
}
