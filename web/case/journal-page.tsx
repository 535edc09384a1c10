import type { Language } from '../../api/language.ts';
import type { JournalEntry, JournalVerification } from '../../api/ports.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { titleOfEvent } from '../../api/timeline.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { onDay } from '../history/looking-back-context.ts';
import type { Frame } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { EventData } from '../record/tell-data.tsx';
import { undoUrl } from '../record/undo.ts';
import { caseWords, journalWords, timelineWords } from '../text/case.ts';
import { shortDate, shortMoment } from '../text/dates.ts';
import { undoWords } from '../text/record.ts';
import { words } from '../text/words.ts';
import { CasePage } from './frame.tsx';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  entries: readonly JournalEntry[];
  /** Null for those who are not shown it. */
  verification: JournalVerification | null;
  /** Number of the last entry shown, when there are more. */
  more: number | null;
}

/** Everything recorded, in order of recording, free text included. */
export const JournalPage = ({ frame, stored, nowMs, entries, verification, more }: Props) => {
  const { lang } = frame;
  const { id, facts } = stored.state;
  const retracted = new Set(facts.filter((fact) => fact.retractedBy !== undefined).map((fact) => fact.id));
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="journal">
      <p>{journalWords.lead[lang]}</p>
      {verification === null ? null : verification.ok ? (
        <p class="tov-muted">{journalWords.whole[lang]}</p>
      ) : (
        <Alert lang={lang} variant="error" heading={journalWords.broken[lang]}>
          {[
            ...verification.faults.map(({ problem }) => `${problem}.`),
            ...(verification.anchors?.faults ?? []).map((one) => one.text[lang]),
          ].join(' ')}
        </Alert>
      )}
      <table class="table table--compact table-md-responsive-headers tov-table">
        <caption class="sr-only">{caseWords.journal[lang]}</caption>
        <thead>
          <tr>
            <th scope="col" class="tov-col-code">
              {journalWords.number[lang]}
            </th>
            <th scope="col" class="tov-col-due">
              {journalWords.when[lang]}
            </th>
            <th scope="col">{journalWords.what[lang]}</th>
            <th scope="col" class="tov-col-role">
              {journalWords.by[lang]}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry
              lang={lang}
              entry={entry}
              retracted={retracted.has(entry.id)}
              undo={frame.lookingBack ? null : undoUrl(frame.caller, stored, entry.id)}
            />
          ))}
        </tbody>
      </table>
      {more !== null && (
        <p>
          <a href={onDay(frame.lookingBack?.asked, `/cases/${id}/journal?after=${more}`)}>
            {caseWords.more[lang]}
          </a>
        </p>
      )}
    </CasePage>
  );
};

const Entry = (props: { lang: Language; entry: JournalEntry; retracted: boolean; undo: string | null }) => {
  const { lang, entry, retracted, undo } = props;
  const ms = parseInstant(entry.at) ?? 0;
  const recordedMs = parseInstant(entry.recordedAt) ?? 0;
  return (
    <tr>
      <td data-title={journalWords.number[lang]}>{entry.id}</td>
      <td data-title={journalWords.when[lang]}>
        <span class="tov-date">
          {entry.dateOnly ? shortDate(entry.at.slice(0, 10), lang) : shortMoment(ms, lang)}
        </span>
        {recordedMs - ms > 60_000 && (
          <span class="tov-sub">
            {journalWords.recorded[lang]} {shortMoment(recordedMs, lang)}
          </span>
        )}
      </td>
      <td data-title={journalWords.what[lang]}>
        <strong>{titleOfEvent(entry.type)[lang]}</strong>
        {retracted && <span class="tov-status tov-status--quiet">{timelineWords.retracted[lang]}</span>}
        {entry.carried && <span class="tov-sub">{timelineWords.from[lang]}</span>}
        <EventData lang={lang} type={entry.type} data={entry.data} />
        {undo && (
          <a
            href={undo}
            class="tov-sub"
            aria-label={`${undoWords.undo[lang]}: ${titleOfEvent(entry.type)[lang]}`}
          >
            {undoWords.undo[lang]}
          </a>
        )}
      </td>
      <td data-title={journalWords.by[lang]}>
        {(isRole(entry.by) ? roleName(entry.by) : words.system)[lang]}
      </td>
    </tr>
  );
};
