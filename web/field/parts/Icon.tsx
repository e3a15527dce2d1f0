/** Line icons of the field pages, drawn in a 24 × 24 box. */
const paths = {
  tasks: 'M4 6h2M9 6h11M4 12h2M9 12h11M4 18h2M9 18h11',
  report: 'M4 8h3l2-3h6l2 3h3v11H4zM12 10a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7',
  me: 'M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8M4 20c1-4 4-6 8-6s7 2 8 6',
  back: 'M15 5l-7 7l7 7',
  call: 'M5 4h4l2 5l-2.5 1.8a12 12 0 0 0 4.7 4.7L15 13l5 2v4c0 1-1 1.5-2 1.4C10.5 19.5 4.5 13.5 3.6 6C3.5 5 4 4 5 4z',
  notSo: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M8.5 8.5l7 7M15.5 8.5l-7 7',
  go: 'M12 2l8 19l-8-4.5L4 21z',
  clock: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5.5l3.5 2',
  camera: 'M4 8h3l2-3h6l2 3h3v11H4zM12 10a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7',
  check: 'M5 12.5l4.5 4.5L19 7',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  target: 'M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2v4M12 18v4M2 12h4M18 12h4',
  upload: 'M12 16V5M7 10l5-5l5 5M4 20h16',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4',
  mute: 'M6 17V11a6 6 0 0 1 9-5.2M18 11v6l2 2H6M4 4l16 16M10 21h4',
  sun: 'M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M5 19l1.5-1.5M17.5 6.5L19 5',
  moon: 'M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z',
  close: 'M6 6l12 12M18 6L6 18',
  chevrons: 'M6 5l7 7l-7 7M13 5l7 7l-7 7',
  place: 'M12 2.5a7 7 0 0 1 7 7c0 5-7 12-7 12s-7-7-7-12a7 7 0 0 1 7-7zM12 7a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5',
  crew: 'M3 18h18M5 18v-5h9v5M14 9h4l2.5 4v5M7.5 18a2 2 0 1 0 0 .1M17 18a2 2 0 1 0 0 .1M5 13V7h9',
  meet: 'M8 11a3 3 0 1 0 0-6a3 3 0 1 0 0 6M16 11a3 3 0 1 0 0-6a3 3 0 1 0 0 6M2 19c.5-4 3-6 6-6s5.5 2 6 6M15 13c3.5-.5 6.5 1.5 7 6',
  note: 'M5 4h14v12l-4 4H5zM8 9h8M8 13h5',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={paths[name]} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
