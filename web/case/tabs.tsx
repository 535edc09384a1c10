import { useContext } from 'hono/jsx';
import type { LookName } from '../../access/action.ts';
import { mayLook } from '../../access/may.ts';
import { hasSiblings } from '../../api/family-cases.ts';
import type { Caller } from '../../api/identity/caller.ts';
import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { mergeOf } from '../../domain/case/merging/standing.ts';
import { type Text, text } from '../../domain/text.ts';
import { LookingBackTo, onThatDay } from '../history/looking-back-context.ts';
import { Icon } from '../layout/icon.tsx';
import { caseWords } from '../text/case.ts';
import { chrome } from '../text/chrome.ts';
import { consentWords } from '../text/consents.ts';
import { mergeWords } from '../text/merge.ts';
import { siblingWords } from '../text/siblings.ts';

/** One page of a case. `path` comes after the address of the case, `look` is what the page looks at. */
interface Tab {
  key: string;
  path: string;
  look: LookName;
  title: Text;
  /** `always` stands on every screen, `wide` where there is room for it, `folded` behind "More". */
  place: 'always' | 'wide' | 'folded';
  /** Where the page has something to show in some cases only. */
  for?: (seen: SeenCase) => boolean;
}

/** A case that is merged says itself how it is split; a former authority's case is as it was. */
const isMergeable = ({ sight, state }: SeenCase): boolean =>
  sight.knownUntilMs === null && sight.sees('acts') && mergeOf(state) === null;

/** The pages of a case, in order. A new page is a line here. */
const caseTabs = [
  { key: 'overview', path: '', look: 'case', title: caseWords.overview, place: 'always' },
  { key: 'timeline', path: '/timeline', look: 'timeline', title: caseWords.timeline, place: 'always' },
  { key: 'record', path: '/record', look: 'commands', title: caseWords.record, place: 'always' },
  { key: 'meetings', path: '/meetings', look: 'meetings', title: caseWords.meetings, place: 'wide' },
  { key: 'documents', path: '/documents', look: 'documents', title: caseWords.documents, place: 'wide' },
  { key: 'persons', path: '/persons', look: 'persons', title: caseWords.persons, place: 'wide' },
  { key: 'consents', path: '/consents', look: 'consents', title: consentWords.title, place: 'wide' },
  {
    key: 'siblings',
    path: '/siblings',
    look: 'case',
    title: siblingWords.title,
    place: 'wide',
    for: hasSiblings,
  },
  { key: 'journal', path: '/journal', look: 'journal', title: caseWords.journal, place: 'wide' },
  { key: 'history', path: '/history', look: 'history', title: caseWords.history, place: 'folded' },
  { key: 'what-if', path: '/what-if', look: 'what-if', title: caseWords['what-if'], place: 'folded' },
  {
    key: 'disclosures',
    path: '/disclosures',
    look: 'disclosures',
    title: caseWords.disclosures,
    place: 'folded',
  },
  {
    key: 'data-export',
    path: '/data-export',
    look: 'data-export',
    title: caseWords['data-export'],
    place: 'folded',
  },
  {
    key: 'access-log',
    path: '/access-log',
    look: 'access-log',
    title: caseWords['access-log'],
    place: 'folded',
  },
  { key: 'merge', path: '/merge', look: 'other', title: mergeWords.tab, place: 'folded', for: isMergeable },
] as const satisfies readonly Tab[];

export type CaseTab = (typeof caseTabs)[number]['key'];

const tabs: readonly Tab[] = caseTabs;

/** Pages that can show their case as it was known on an earlier day, and their paths. */
export const inThePast: ReadonlyMap<string, string> = new Map(
  tabs.flatMap(({ key, path }) =>
    ['overview', 'timeline', 'meetings', 'journal', 'history'].includes(key) ? [[key, path]] : [],
  ),
);

/** What a page of a case is called. */
export const tabTitle = (key: CaseTab): Text =>
  tabs.find((one) => one.key === key)?.title ?? text('Sagen', 'The case');

interface Props {
  lang: Language;
  caller: Caller | null;
  seen: SeenCase;
  here: CaseTab;
}

/**
 * The pages of a case that somebody may open: those gone to daily in a row, the others behind one word. What fits a wide
 * screen only stands in both places, and the style shows one of them. The page one is on is always in the row.
 */
export const CaseTabs = ({ lang, caller, seen, here }: Props) => {
  const back = useContext(LookingBackTo) !== null;
  const mine = tabs.filter(
    (tab) =>
      caller !== null &&
      mayLook(caller, seen.sight.relation, tab.look) &&
      (tab.for?.(seen) ?? true) &&
      (!back || inThePast.has(tab.key)),
  );
  const row = mine.filter(({ key, place }) => place !== 'folded' || key === here);
  const folded = mine.filter(({ key, place }) => place !== 'always' && key !== here);
  const only = ({ key, place }: Tab, where: 'row' | 'fold') =>
    place !== 'wide' || key === here ? '' : where === 'row' ? 'tov-wide-only' : 'tov-narrow-only';
  const foldedAtAll = folded.some(({ place }) => place === 'folded');
  return (
    <nav class="tab-container tov-tabs" aria-label={caseWords.tabs[lang]}>
      <ul class="tab-list">
        {row.map((tab) => (
          <li class={only(tab, 'row')}>
            <TabLink lang={lang} id={seen.state.id} tab={tab} here={here} />
          </li>
        ))}
      </ul>
      {folded.length > 0 && (
        <details class={`tov-tabs-more ${foldedAtAll ? '' : 'tov-narrow-only'}`}>
          <summary>
            {chrome.more[lang]} <Icon name="chevron-down" />
          </summary>
          <ul>
            {folded.map((tab) => (
              <li class={only(tab, 'fold')}>
                <a href={onThatDay(`/cases/${seen.state.id}${tab.path}`)}>{tab.title[lang]}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </nav>
  );
};

const TabLink = (props: { lang: Language; id: string; tab: Tab; here: CaseTab }) => {
  const { lang, id, tab, here } = props;
  return (
    <a
      href={onThatDay(`/cases/${id}${tab.path}`)}
      class="tab-button"
      {...(tab.key === here ? { 'aria-current': 'page' } : {})}
    >
      <span>{tab.title[lang]}</span>
    </a>
  );
};
