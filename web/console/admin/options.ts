export interface Option { value: string; label: string }

/** What a select offers, with what is chosen already at the end when the search did not find it: else the field would show a bare id. */
export const withCurrent = (options: readonly Option[], current: Option | null | undefined): Option[] =>
  !current || options.some((option) => option.value === current.value) ? [...options] : [...options, current];
