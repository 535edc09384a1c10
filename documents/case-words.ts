import type { Phase } from '../domain/obligations/phase.ts';
import type { Status } from '../domain/obligations/status.ts';

/** Where a case and a deadline stand, on paper. */
export const phaseWords: Readonly<Record<Phase, string>> = {
  referral: 'Henvisning',
  coordination: 'Koordinering',
  birth: 'Fødsel',
  'follow-up': 'Opfølgning',
  closed: 'Lukket',
};

export const statusWords: Readonly<Record<Status, string>> = {
  waiting: 'Venter',
  open: 'Åben',
  'due-soon': 'Snart',
  overdue: 'Overskredet',
  met: 'Opfyldt',
  'met-late': 'Opfyldt for sent',
  cancelled: 'Bortfaldet',
  exempted: 'Fritaget',
  paused: 'På pause',
  'advisory-missed': 'Mål ikke nået',
};
