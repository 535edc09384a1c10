import type { CaseView } from '../case/case-view.ts';
import type { EventType } from '../case/fact.ts';

const termEvents: readonly EventType[] = ['referred', 'due-date-set'];
const birthEvents: readonly EventType[] = ['birth-recorded', 'born', 'referred', 'birth-corrected'];

/** The same view, noting which event types are looked at: what a derivation depends on. */
export function recordingReads(view: CaseView): { view: CaseView; reads: ReadonlySet<EventType> } {
  const reads = new Set<EventType>();
  const note = (types: readonly EventType[]) => {
    for (const type of types) reads.add(type);
  };
  const recording: CaseView = {
    state: view.state,
    kind: view.kind,
    parameters: view.parameters,
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
  return { view: recording, reads };
}
