import { useState, type FormEvent } from 'react';
import { api } from '@shared/api/client.ts';
import type { Text } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { Field } from '../parts/Question.tsx';
import type { ChosenPlace } from '../rules/draft.ts';
import { useWords } from '../words.ts';

/** A street with the places on it that have a name: its crossings, or its middle when it has none. */
export interface Street {
  name: Text;
  lon: number;
  lat: number;
  crossings: Array<{ name: Text; lon: number; lat: number }>;
}

/** A street by name, then a crossing on it: for whoever is not there now, or whose phone tells no position. */
export function StreetSearch({ chosen, onChoose }: { chosen: string | null; onChoose: (place: ChosenPlace) => void }) {
  const t = useWords();
  const [q, setQ] = useState('');
  const [busy, setBusy] = useState(false);
  const [streets, setStreets] = useState<Street[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const search = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = q.trim();
    if (wanted === '') return document.getElementById('street')?.focus();
    setBusy(true);
    setError(null);
    try {
      const { items } = await api.get<{ items: Street[] }>('/streets', { q: wanted, limit: 5 });
      setStreets(items);
      if (items.length === 0) setError(t('where.none', { q: wanted }));
    } catch {
      setStreets(null);
      setError(t('where.searchFailed'));
    }
    setBusy(false);
  };
  const options = (streets ?? []).flatMap((street) => {
    const here = say(street.name, t.lang);
    return street.crossings.length === 0
      ? [{ name: here, lon: street.lon, lat: street.lat }]
      : street.crossings.map((c) => ({ name: t('where.crossing', { a: here, b: say(c.name, t.lang) }), lon: c.lon, lat: c.lat }));
  });
  return (
    <form className="street" onSubmit={(event) => void search(event)}>
      <Field id="street" label={t('where.street')} example={t('where.street.example')} error={error}>
        {(attributes) => <input {...attributes} value={q} autoComplete="off" enterKeyHint="search" onChange={(event) => setQ(event.target.value)} />}
      </Field>
      <button type="submit" className="second" disabled={busy}>{t('where.search')}</button>
      {options.length > 0 && (
        <fieldset className="crossings">
          <legend>{t('where.choose')}</legend>
          {options.map((option) => (
            <label key={option.name}>
              <input type="radio" name="crossing" checked={chosen === option.name} onChange={() => onChoose({ lon: option.lon, lat: option.lat, name: option.name, accuracyMeters: null })} />
              {option.name}
            </label>
          ))}
        </fieldset>
      )}
    </form>
  );
}
