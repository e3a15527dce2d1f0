import type { CaseSummary, Device, DeviceState } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { isCamera } from './camera.ts';

type Standing = Pick<CaseSummary, 'stateName' | 'stage' | 'hold' | 'outcome'>;

const toneOf = ({ stage, hold }: Standing): 'wait' | 'go' | 'check' | 'end' =>
  stage === 'ended' ? 'end' : stage === 'check' || stage === 'close' ? 'check' : hold === 'officer' || hold === 'callCrew' || hold === 'crew' || stage === 'handle' ? 'go' : 'wait';

/** The step of a case in its workflow's word; beside what waits for its check stands what it came to, once that is given (closed ones tell it by their clock). */
export function StateTag({ item, bare = false }: { item: Standing; bare?: boolean }) {
  const t = useSharedTexts();
  const lang = useLang();
  const tag = <span className={`tag tag-${toneOf(item)}`}>{say(item.stateName, lang)}</span>;
  return !bare && item.stage === 'check' && item.outcome ? <span className="tag-pair">{tag} <span className="quiet">{t(`outcome.${item.outcome}`)}</span></span> : tag;
}

/** The state of a sensor: filled when heard from, hollow when silent or never heard. */
export function DeviceTag({ state }: { state: DeviceState }) {
  const t = useSharedTexts();
  return (
    <span className={`device-tag device-${state}`}>
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
        {state === 'alarm' ? <path d="M6 1l5.4 10H.6z" fill="currentColor" />
          : <circle cx="6" cy="6" r="4" fill={state === 'normal' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.6" strokeDasharray={state === 'unknown' ? '2 2' : undefined} />}
      </svg>
      {t(`device.${state}`)}
    </span>
  );
}

/** What a device is at: its state, or that it is a camera. */
export function DeviceMark({ device }: { device: Pick<Device, 'camera' | 'values' | 'state' | 'kindName'> }) {
  const lang = useLang();
  return isCamera(device) ? <span className="device-tag quiet">{say(device.kindName, lang)}</span> : <DeviceTag state={device.state} />;
}
