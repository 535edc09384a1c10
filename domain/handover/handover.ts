import type { CaseView } from '../case/case-view.ts';
import type { Fact } from '../case/fact.ts';
import { municipalityCode, regionOf } from '../rules/agreement-area.ts';

/** To another municipality (F1-36, F1-37), or from one clinic of a region to another (F4-25). */
export type HandoverKind = 'municipality' | 'clinic';

/** `withdrawn`: the question was taken back, asked anew, or the family moves somewhere else after all. */
export type HandoverState = 'waiting' | 'acknowledged' | 'rejected' | 'withdrawn';

/** That somebody else was asked to take over, and what came of it. Until it is acknowledged the sender is responsible. */
export interface Handover {
  /** Number of the event that asked; names the handover within its case. */
  askedEvent: number;
  kind: HandoverKind;
  /** The municipality or region that asks. */
  from: string;
  /** The one asked, when a login can be of it; null for any other place, which answers by other ways. */
  to: string | null;
  /** The place or clinic as it was told; null where nobody said. */
  toPlace: string | null;
  movesOn: string | null;
  state: HandoverState;
  askedMs: number;
  /** When it was recorded that they were asked: nobody is reminded of what came before. */
  recordedMs: number;
  settledMs: number | null;
  settledEvent: number | null;
}

/** How it is named towards the delivery of notices: ids only. */
export const handoverAbout = ({ askedEvent }: Pick<Handover, 'askedEvent'>): string =>
  `handover:h${askedEvent}`;

/** How it is named in addresses; the case's id is opaque. */
export const handoverId = ({ caseId, askedEvent }: { caseId: string; askedEvent: number }): string =>
  `${caseId}-${askedEvent}`;

/** The same read back; null for anything else. */
export function handoverOfId(id: string): { caseId: string; askedEvent: number } | null {
  const parts = /^(c_[0-9a-f]{32})-([1-9]\d{0,8})$/.exec(id);
  return parts ? { caseId: parts[1] ?? '', askedEvent: Number(parts[2]) } : null;
}

const asking = ['new-municipality-notified', 'clinic-change-asked'] as const;
const followed = [
  ...asking,
  'move-reported',
  'transfer-acknowledged',
  'transfer-rejected',
  'clinic-change-accepted',
  'clinic-change-rejected',
] as const;

/** Whether a case has ever asked somebody to take over. */
export const hasHandovers = ({ facts }: CaseView['state']): boolean =>
  facts.some(({ type }) => (asking as readonly string[]).includes(type));

/** Every handover of a case in the order in which they were asked for. Total. */
export function handoversOf(view: CaseView): readonly Handover[] {
  const handovers: Handover[] = [];
  let authority = view.state.municipality;
  let moves: Fact | null = null;
  const settle = (kind: HandoverKind, state: HandoverState, fact: Fact) => {
    for (const one of handovers)
      if (one.kind === kind && one.state === 'waiting')
        Object.assign(one, { state, settledMs: fact.ms, settledEvent: fact.id });
  };
  for (const fact of view.ever(...followed)) {
    const gone =
      fact.retractedBy === undefined ? null : view.state.facts.find(({ id }) => id === fact.retractedBy);
    switch (fact.type) {
      case 'move-reported':
        if (gone) break;
        if (moves && placeOf(moves) !== placeOf(fact)) settle('municipality', 'withdrawn', fact);
        moves = fact;
        break;
      case 'new-municipality-notified': {
        if (!gone) settle('municipality', 'withdrawn', fact);
        const place = moves ? placeOf(moves) : null;
        handovers.push({
          ...asked('municipality', fact, gone),
          from: authority,
          to: municipalityCode(place),
          toPlace: place,
          movesOn: textOf(moves?.data.movesOn),
        });
        break;
      }
      case 'transfer-acknowledged':
        if (gone) break;
        settle('municipality', 'acknowledged', fact);
        authority = municipalityCode(moves ? placeOf(moves) : null) ?? authority;
        break;
      case 'transfer-rejected':
        if (!gone) settle('municipality', 'rejected', fact);
        break;
      case 'clinic-change-asked': {
        if (!gone) settle('clinic', 'withdrawn', fact);
        const region = regionOf(authority);
        handovers.push({
          ...asked('clinic', fact, gone),
          from: region ?? authority,
          to: region,
          toPlace: textOf(fact.data.toClinic),
          movesOn: textOf(fact.data.movesOn),
        });
        break;
      }
      case 'clinic-change-accepted':
        if (!gone) settle('clinic', 'acknowledged', fact);
        break;
      case 'clinic-change-rejected':
        if (!gone) settle('clinic', 'rejected', fact);
        break;
    }
  }
  return handovers;
}

/** One that was taken back was taken back whoever had answered it. */
const asked = (kind: HandoverKind, fact: Fact, gone: Fact | null | undefined) => ({
  askedEvent: fact.id,
  kind,
  state: gone ? ('withdrawn' as const) : ('waiting' as const),
  askedMs: fact.ms,
  recordedMs: fact.recordedMs,
  settledMs: gone?.recordedMs ?? null,
  settledEvent: gone?.id ?? null,
});

const placeOf = ({ data }: Fact): string => textOf(data.toMunicipality) ?? '';

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
