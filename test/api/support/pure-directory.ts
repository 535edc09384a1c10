import type { DirectoryStore } from '../../../api/directory-ports.ts';
import { defaultPreferences, type Preferences } from '../../../domain/reach/channels.ts';
import type { SendingHours } from '../../../domain/reach/sending-hours.ts';
import type { EnteredAbsence, ListedColleague } from '../../../domain/reach/staff.ts';
import { regionOf } from '../../../domain/rules/agreement-area.ts';

/** The directories of organisations in memory, without desks. */
export function pureDirectory(): DirectoryStore {
  const people = new Map<string, ListedColleague>();
  let absences: (EnteredAbsence & { organisation: string })[] = [];
  const hours = new Map<string, SendingHours>();
  const wishes = new Map<string, Preferences>();
  let entered = 0;
  const keyOf = (organisation: string, subject: string) => `${organisation}/${subject}`;
  const staffOf = (organisations: readonly (string | null)[]) => ({
    colleagues: [...people.values()].filter((one) => organisations.includes(one.organisation)),
    absences: absences.filter((one) => organisations.includes(one.organisation)),
  });
  return {
    directory: async (organisation) => ({
      organisation,
      ...staffOf([organisation, regionOf(organisation)]),
      deskOf: () => null,
    }),
    staff: async (organisation) => staffOf([organisation]),
    save: async (colleague) => void people.set(keyOf(colleague.organisation, colleague.subject), colleague),
    remove: async (organisation, subject) => {
      absences = absences.filter((one) => one.organisation !== organisation || one.subject !== subject);
      return people.delete(keyOf(organisation, subject));
    },
    enterAbsence: async (organisation, absence) => {
      if (!people.has(keyOf(organisation, absence.subject))) return null;
      const same = absences.find(
        (one) =>
          one.organisation === organisation &&
          one.subject === absence.subject &&
          one.fromOn === absence.fromOn &&
          one.untilOn === absence.untilOn &&
          one.standIn === absence.standIn,
      );
      if (same) return same.absenceId;
      entered += 1;
      absences.push({ ...absence, organisation, absenceId: entered });
      return entered;
    },
    removeAbsence: async (organisation, { subject, absenceId }) => {
      const kept = absences.filter(
        (one) => one.organisation !== organisation || one.subject !== subject || one.absenceId !== absenceId,
      );
      const removed = kept.length < absences.length;
      absences = kept;
      return removed;
    },
    hours: async (organisation) => hours.get(organisation) ?? null,
    changeHours: async (organisation, changed) => void hours.set(organisation, changed),
    preferences: async (subject) => wishes.get(subject) ?? defaultPreferences,
    savePreferences: async (subject, preferences) => void wishes.set(subject, preferences),
  };
}
