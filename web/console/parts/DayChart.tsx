import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Device, Reading, SeriesPoint, Severity, Text } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { unitText } from '@shared/i18n/units.ts';
import { numberText } from '@shared/i18n/valueText.ts';
import { useTheme } from '@shared/theme/theme.ts';
import { formatInstant, formatTime, formatValue } from '@shared/time/format.ts';
import { allPages } from '../board/board.ts';
import { readInk } from '../map/ink.ts';
import { explain } from '@shared/i18n/problems.ts';
import { consoleTheme } from '../shell/theme.ts';
import { useDeviceKinds } from './kinds.ts';
import { useEChart } from './echart.ts';
import { usePartTexts } from './texts.ts';
import { numberOf, topOf, withGaps } from './series.ts';
import { drawnOf, stepOf, type Drawn } from './steps.ts';

/** So few readings are drawn as points too: a line needs two that belong together. */
const fewReadings = 12;

interface Props {
  device: Device;
  /** End of the range, ISO 8601. */
  until: string;
  hours: number;
  height: number;
  /** Instants drawn as upright lines: when a case was filed, when an alarm was raised. */
  marks?: string[];
  /** Shown as bands: the spans in which an alarm was active. */
  bands?: { from: string; to: string | null }[];
  compact?: boolean;
}

/** A device's readings over time; over more than two days what they come to by hours or days. Silence is drawn as a gap, never as a line; refused readings as hollow points. */
export default function DayChart({ device, until, hours, height, marks = [], bands = [], compact = false }: Props) {
  const lang = useLang();
  const t = usePartTexts();
  const theme = useTheme(consoleTheme);
  const from = new Date(Date.parse(until) - hours * 3_600_000).toISOString();
  const step = stepOf(hours);
  const path = `/devices/${encodeURIComponent(device.id)}`;
  const readings = useQuery({
    queryKey: ['readings', device.id, from, until], enabled: !step,
    queryFn: ({ signal }) => allPages<Reading>(`${path}/readings`, { from, to: until }, signal),
    staleTime: 60_000,
  });
  const series = useQuery({
    queryKey: ['series', device.id, step, from, until], enabled: !!step,
    queryFn: ({ signal }) => allPages<SeriesPoint>(`${path}/series`, { from, to: until, step }, signal),
    staleTime: 60_000,
  });
  const asked = step ? series : readings;
  const kinds = useDeviceKinds();
  const counts = kinds.find((kind) => kind.kind === device.kind)?.values.some((value) => value.interval) ?? false;
  const levels = kinds.find((kind) => kind.kind === device.kind)?.levels;
  const profile = kinds.find((kind) => kind.kind === device.kind)?.values;
  const option = useMemo(() => {
    const ink = readInk();
    const inks = [ink.primary, ink.warn, ink.ok, ink.severity[3]];
    // Numbers first: what is a word or yes or no has an axis of its own, on which a number would lie flat.
    const ordered = [...device.values.filter((v) => v.words.length === 0), ...device.values.filter((v) => v.words.length > 0)];
    const values = compact ? ordered.slice(0, 1) : ordered;
    const mostWords = Math.max(...values.map((v) => v.words.length));
    const axisOf = (i: number): number => (i < 2 ? i : (values[i]?.words.length ?? 0) > 0 && values[1]?.words.length === 0 ? 2 : 1);
    const numbered = (name: string | undefined, value: unknown): number | null => numberOf(value, profile?.find((v) => v.name === name)?.words ?? []);
    const limitsOf = (name: string | undefined): { name: Text; severity: Severity; limit: number }[] => (levels ?? []).filter((level) => level.value === name);
    const raw = step ? [] : (readings.data ?? []);
    const good: Drawn[] = step ? drawnOf(series.data ?? [], counts) : raw.filter((r) => r.quality === 'good');
    const refused = raw.filter((r) => r.quality === 'refused');
    const bounds = good.some((r) => r.min) && !compact ? (['min', 'max'] as const) : [];
    const axis = { axisLine: { lineStyle: { color: ink.line } }, axisLabel: { color: ink.text2, fontSize: 11 }, splitLine: { lineStyle: { color: ink.line, opacity: 0.35 } } };
    return {
      animation: false,
      textStyle: { fontFamily: ink.font },
      grid: compact ? { left: 34, right: 8, top: 8, bottom: 20 } : { left: 52, right: values.length > 1 ? 52 : 18, top: 34, bottom: 58 },
      ...(compact ? {} : {
        legend: { top: 2, textStyle: { color: ink.text2 }, data: values.map((v) => say(v.label, lang)) },
        dataZoom: [{ type: 'inside' }, { type: 'slider', height: 18, bottom: 8, borderColor: 'transparent', backgroundColor: 'transparent', fillerColor: `${ink.primary}22`, handleStyle: { color: ink.primary }, moveHandleSize: 0, textStyle: { color: ink.text3 } }],
      }),
      tooltip: {
        trigger: 'axis', confine: true, backgroundColor: ink.surface, borderColor: ink.line, textStyle: { color: ink.text, fontSize: 12 },
        formatter: (rows: { seriesName: string; seriesIndex: number; value: [number, number | null] }[]) => [
          formatInstant(rows[0]?.value[0] ?? 0),
          ...rows.map((r) => `${r.seriesName} ${numberText(r.value[1], values[r.seriesIndex % Math.max(values.length, 1)], lang)}`),
        ].join('<br>'),
      },
      xAxis: { type: 'time', min: Date.parse(from), max: Date.parse(until), ...axis, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, hideOverlap: true, formatter: (v: number) => formatTime(v, until) } },
      yAxis: [...(values.length ? values : [undefined]).slice(0, 2).map((v, i) => ({
        type: 'value', position: i ? 'right' : 'left', name: compact ? '' : unitText(v?.unit, lang), nameTextStyle: { color: ink.text2 },
        ...(v && v.words.length > 0 ? { min: 0, max: (i ? mostWords : v.words.length) - 1, interval: 1 } : v?.unit === '%' ? { min: 0, max: 100 } : { scale: v?.min !== 0, ...(v?.min === 0 ? { min: 0 } : {}), max: topOf(limitsOf(v?.name).map((l) => l.limit)) }), splitNumber: compact ? 2 : 5, ...axis, ...(i ? { splitLine: { show: false } } : {}),
        ...(v && v.words.length > 0 ? { axisLabel: { ...axis.axisLabel, formatter: (n: number) => (n < v.words.length ? numberText(n, v, lang) : '') } } : {}),
      })), { type: 'value', show: false, min: 0, max: Math.max(1, mostWords - 1) }],
      series: [
        ...values.map((v, i) => ({
          type: 'line', name: say(v.label, lang), yAxisIndex: axisOf(i), showSymbol: good.length < fewReadings, symbolSize: 5, connectNulls: false, color: inks[i % inks.length],
          lineStyle: { width: compact ? 1.4 : 1.8 }, step: v.unit === '' ? 'end' : false,
          data: withGaps(good.map((r) => [Date.parse(r.at), numbered(v.name, r.values[v.name])] as const)),
          markLine: {
            symbol: 'none', silent: true, label: { show: false }, lineStyle: { color: ink.late, type: 'solid', width: 1.2 },
            data: [
              ...(i === 0 ? marks.map((m) => ({ xAxis: Date.parse(m) })) : []),
              ...limitsOf(v.name).map((level) => ({
                yAxis: level.limit, lineStyle: { color: ink.severity[level.severity], type: 'dashed' as const, width: 1 },
                label: { show: !compact, position: 'insideStartTop' as const, color: ink.severity[level.severity], fontSize: 11, formatter: `${say(level.name, lang)} ${formatValue(level.limit, v.unit)}` },
              })),
            ],
          },
          ...(i === 0 ? {
            markArea: { silent: true, itemStyle: { color: ink.late, opacity: 0.12 }, data: bands.map((b) => [{ xAxis: Date.parse(b.from) }, { xAxis: Date.parse(b.to ?? until) }]) },
          } : {}),
        })),
        ...bounds.flatMap((bound) => values.map((v, i) => ({
          type: 'line', name: `${say(v.label, lang)} ${t(`chart.${bound}`)}`, yAxisIndex: axisOf(i), showSymbol: false, color: inks[i % inks.length],
          lineStyle: { width: 0.8, opacity: 0.55 }, data: withGaps(good.map((r) => [Date.parse(r.at), r[bound]?.[v.name] ?? null] as const)),
        }))),
        ...(compact ? [] : [{
          type: 'scatter', name: lang === 'zh' ? '被拒' : 'Refused', symbolSize: 7, color: 'transparent', itemStyle: { borderColor: ink.late, borderWidth: 1.5 },
          data: refused.map((r) => [Date.parse(r.at), numbered(values[0]?.name, r.values[values[0]?.name ?? ''])]),
        }]),
      ],
    };
    // `theme` is read through the ink.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [readings.data, series.data, step, counts, device.values, lang, theme, compact, until, from, marks.join(), bands.length, levels, profile]);
  const box = useEChart(option);
  const label = `${say(device.name, lang)} ${formatTime(from, until)}–${formatTime(until, until)}`;
  return (
    <div className="day-chart" style={{ height }}>
      <div ref={box} style={{ height }} role="img" aria-label={label} />
      {asked.data?.length === 0 && <p className="quiet chart-empty">{t('chart.empty')}</p>}
      {asked.isError && <p className="problem chart-empty" role="alert">{explain(asked.error)}</p>}
    </div>
  );
}
