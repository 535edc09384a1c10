import type { AvailableCommand } from '../../api/available-commands.ts';
import type { DraftNote } from '../../api/draft-ports.ts';
import type { Language } from '../../api/language.ts';
import { deadlinesSeen, type SeenCase } from '../../api/seen-case.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import { acrossCommands } from '../../domain/case/commands/across/index.ts';
import { phase1Commands } from '../../domain/case/commands/phase-1/index.ts';
import { phase2Commands } from '../../domain/case/commands/phase-2/index.ts';
import { phase3Commands } from '../../domain/case/commands/phase-3/index.ts';
import { phase4Commands } from '../../domain/case/commands/phase-4/index.ts';
import type { Text } from '../../domain/text.ts';
import { CasePage } from '../case/frame.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import { Icon } from '../layout/icon.tsx';
import type { Frame } from '../layout/page.tsx';
import { draftWords } from '../text/drafts.ts';
import { recordWords } from '../text/record.ts';
import { phaseNames, words } from '../text/words.ts';
import { DraftLinks } from './drafts-page.tsx';
import { formUrl } from './next-act.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  commands: readonly AvailableCommand[];
  drafts: readonly DraftNote[];
  /** Now, on the clock that drafts are saved by. */
  clockMs: number;
  /** What was typed to find an act; '' shows all. */
  sought: string;
}

/** Everything that can be recorded: what the case waits for first, and for what cannot be, why not. */
export const RecordPage = (props: Props) => {
  const { frame, stored, nowMs, sought } = props;
  const { lang } = frame;
  const { id, kind } = stored.state;
  const titles = new Map(deadlinesSeen(stored, stored.state, nowMs).map((one) => [one.id, one.title]));
  const commands = props.commands.filter((one) => isSought(one, sought, titles));
  const likely = commands.filter((one) => one.allowed && one.meets.length > 0);
  const others = commands.filter((one) => one.allowed && one.meets.length === 0);
  const refused = commands.filter((one) => !one.allowed && one.refusal?.reason !== kind);
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="record">
      {props.drafts.length > 0 && sought === '' && (
        <section aria-labelledby="my-drafts">
          <h2 id="my-drafts" class="h4">
            {draftWords.here[lang]}
          </h2>
          <DraftLinks lang={lang} drafts={props.drafts} nowMs={props.clockMs} />
        </section>
      )}
      <FindAct lang={lang} caseId={id} sought={sought} />
      {commands.length === 0 && <p class="tov-empty">{recordWords.noAct[lang]}</p>}
      {likely.length > 0 && <h2 class="h4">{recordWords.likely[lang]}</h2>}
      <ul class="nobullet-list tov-acts tov-acts--wide">
        {likely.map((act) => (
          <li data-finds={soughtIn(act, titles)}>
            <a href={formUrl(id, act.name, act.meets[0])} class="tov-act">
              <span class="tov-act-name">{act.title[lang]}</span>
              <span class="tov-sub">
                {recordWords.meets[lang]}: {namesOf(act.meets, titles, lang)}
              </span>
              <Icon name="chevron-right" />
            </a>
          </li>
        ))}
      </ul>
      {others.length > 0 && <h2 class="h4">{recordWords.others[lang]}</h2>}
      {phaseGroups.map(({ title, names }) => {
        const list = others.filter((act) => names.has(act.name)).sort(byTitle(lang));
        if (list.length === 0) return null;
        return (
          <>
            <h3 class="h5">{title[lang]}</h3>
            <ul class="tov-link-columns">
              {list.map((act) => (
                <li data-finds={soughtIn(act, titles)}>
                  <a href={formUrl(id, act.name)}>{act.title[lang]}</a>
                </li>
              ))}
            </ul>
          </>
        );
      })}
      {refused.length > 0 && (
        <details class="details" open={sought !== ''}>
          <summary class="details-summary">
            {recordWords.notNow[lang]} ({refused.length})
          </summary>
          <div class="details-text">
            <dl class="tov-data tov-data--wide">
              {[...refused].sort(byTitle(lang)).map((act) => (
                <div data-finds={soughtIn(act, titles)}>
                  <dt>{act.title[lang]}</dt>
                  <dd>
                    {act.refusal?.message[lang]}
                    {act.refusal?.source && ` ${words.source[lang]}: ${act.refusal.source}`}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        </details>
      )}
    </CasePage>
  );
};

/** Narrows the page to the acts that are called so; at once with scripts, by the button without. What is typed is kept nowhere. */
const FindAct = ({ lang, caseId, sought }: { lang: Language; caseId: string; sought: string }) => (
  <form method="post" action={`/cases/${caseId}/record`} class="tov-find-act">
    <CsrfField />
    <label class="form-label" for="find-act">
      {recordWords.findAct[lang]}
    </label>
    <div class="tov-find-act-row">
      <input
        type="search"
        id="find-act"
        name="q"
        value={sought}
        maxlength={60}
        autocomplete="off"
        class="form-input"
        data-narrows="main"
      />
      <noscript>
        <button type="submit" class="button button-secondary">
          {recordWords.find[lang]}
        </button>
      </noscript>
    </div>
  </form>
);

/** What an act is found by: its names, and the deadlines that it meets. */
const soughtIn = ({ title, meets }: AvailableCommand, titles: ReadonlyMap<string, Text>): string =>
  [title, ...meets.slice(0, 12).flatMap((id) => titles.get(id) ?? [])]
    .flatMap(({ da, en }) => [da, en])
    .join(' ')
    .toLowerCase();

const isSought = (one: AvailableCommand, sought: string, titles: ReadonlyMap<string, Text>): boolean =>
  sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => soughtIn(one, titles).includes(word));

/** The commands of each phase, as the registry keeps them. */
const phaseGroups: readonly { title: Text; names: ReadonlySet<string> }[] = [
  { title: phaseNames.referral, names: namesIn(phase1Commands) },
  { title: phaseNames.coordination, names: namesIn(phase2Commands) },
  { title: phaseNames.birth, names: namesIn(phase3Commands) },
  { title: phaseNames['follow-up'], names: namesIn(phase4Commands) },
  { title: recordWords.across, names: namesIn(acrossCommands) },
];

function namesIn(specs: readonly CommandSpec[]): ReadonlySet<string> {
  return new Set(specs.map(({ name }) => name));
}

/** At most three names: an examination may meet a dozen. */
const namesOf = (ids: readonly string[], titles: ReadonlyMap<string, Text>, lang: Language): string => {
  const names = [...new Set(ids.map((id) => titles.get(id)?.[lang] ?? id))];
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} +${names.length - 3}`;
};

const byTitle =
  (lang: Language) =>
  (a: AvailableCommand, b: AvailableCommand): number =>
    a.title[lang].localeCompare(b.title[lang], lang);
