import type { CaseView } from '../case/case-view.ts';
import type { EventType } from '../case/fact.ts';

const termEvents: readonly EventType[] = ['referred', 'due-date-set'];
const birthEvents: readonly EventType[] = ['birth-recorded', 'born', 'referred', 'birth-corrected'];

/** A view that notes which event types are looked at: what a derivation depends on. */
export interface RecordingView {
  view: CaseView;
  /** Runs one derivation and returns what it looked at. One set of notes at a time: derivations do not nest. */
  noting<T>(derivation: () => T): { result: T; reads: ReadonlySet<EventType> };
}

/** The same view, noting reads; made once for all rules of a case. */
export function recordingReads(view: CaseView): RecordingView {
  let reads = new Set<EventType>();
  const note = (types: readonly EventType[]) => {
    for (const type of types) reads.add(type);
  };
  const recording: CaseView = {
    state: view.state,
    kind: view.kind,
    parameters: view.parameters,
    startedMs: view.startedMs,
    startedOn: view.startedOn,
    of(...types) {
      note(types);
      return view.of(...types);
    },
    own(...types) {
      note(types);
      return view.own(...types);
    },
    ever(...types) {
      note(types);
      return view.ever(...types);
    },
    get term() {
      note(termEvents);
      return view.term;
    },
    get birth() {
      note(birthEvents);
      return view.birth;
    },
  };
  return {
    view: recording,
    noting(derivation) {
      reads = new Set();
      return { result: derivation(), reads };
    },
  };
}
