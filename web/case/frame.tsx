import type { Child } from 'hono/jsx';
import { headerOf, nextDeadline } from '../../api/case-summary.ts';
import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { TourInCase } from '../help/first-case.tsx';
import { LookBackForm } from '../history/look-back-bar.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import { Icon } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { MergedNotice } from '../merge/merged-notice.tsx';
import { caseWords } from '../text/case.ts';
import { momentInWords } from '../text/dates.ts';
import { CaseChanges } from './case-changes.tsx';
import { caseTitle } from './case-name.tsx';
import { HandedOver } from './guest-part.tsx';
import { CaseHead } from './head.tsx';
import { isCalm, marksOf } from './marks.ts';
import { PrintLine } from './print-line.tsx';
import { type CaseTab, CaseTabs, inThePast, tabTitle } from './tabs.tsx';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  tab: CaseTab;
  /** Shown above the content, below the header. */
  notice?: Child;
  children: Child;
}

/** What every page of a case begins with: which case, where it stands, its demo clock, its tabs. */
export const CasePage = ({ frame, stored, nowMs, tab, notice, children }: Props) => {
  const { lang, people } = frame;
  const header = headerOf(stored, nowMs);
  const { kind, facts } = stored.state;
  return (
    <Page frame={frame} title={`${caseTitle(header, lang)}: ${tabTitle(tab)[lang]}`}>
      <div class={isCalm(stored, nowMs) ? 'tov-calm' : ''}>
        <CaseHead
          lang={lang}
          header={header}
          people={people}
          marks={marksOf(stored, nowMs)}
          next={stored.sight.sees('own-deadlines') ? nextDeadline(stored, nowMs) : undefined}
          followed={kind === 'pregnancy' || facts.some(({ type }) => type === 'born')}
          nowMs={nowMs}
        />
        <HandedOver lang={lang} seen={stored} />
        <MergedNotice lang={lang} seen={stored} />
        {header.demo && <DemoClock lang={lang} caseId={header.id} nowMs={nowMs} open={!header.closedAt} />}
        {!frame.lookingBack && <CaseChanges frame={frame} seen={stored} />}
        {notice}
        <TourInCase frame={frame} seen={stored} />
        <CaseTabs lang={lang} caller={frame.caller} seen={stored} here={tab} />
        <PrintLine frame={frame} />
        {children}
        {inThePast.has(tab) && tab !== 'timeline' && (
          <LookBackForm
            lang={lang}
            address={`/cases/${header.id}${inThePast.get(tab)}`}
            on={civilDateOf(nowMs)}
            todayOn={civilDateOf(frame.lookingBack?.nowMs ?? nowMs)}
          />
        )}
      </div>
    </Page>
  );
};

const DemoClock = (props: { lang: Language; caseId: string; nowMs: number; open: boolean }) => (
  <section class="tov-clock" aria-label={caseWords.demo[props.lang]}>
    <p>
      <Icon name="time" />
      <strong>{caseWords.demo[props.lang]}.</strong> {caseWords.clock[props.lang]}{' '}
      {momentInWords(props.nowMs, props.lang)}.
    </p>
    {props.open && (
      <form method="post" action={`/cases/${props.caseId}/forward`}>
        <CsrfField />
        <button
          type="submit"
          class="button button-secondary tov-small-button"
          title={caseWords.forwardHelp[props.lang]}
        >
          <Icon name="forward" />
          {caseWords.forward[props.lang]}
        </button>
      </form>
    )}
  </section>
);
