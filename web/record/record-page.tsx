import type { AvailableCommand } from '../../api/available-commands.ts';
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
import { Icon } from '../layout/icon.tsx';
import type { Frame } from '../layout/page.tsx';
import { recordWords } from '../text/record.ts';
import { phaseNames, words } from '../text/words.ts';
import { formUrl } from './next-act.ts';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  commands: readonly AvailableCommand[];
}

/** Everything that can be recorded: what the case waits for first, and for what cannot be, why not. */
export const RecordPage = ({ frame, stored, nowMs, commands }: Props) => {
  const { lang } = frame;
  const { id, kind } = stored.state;
  const titles = new Map(deadlinesSeen(stored, stored.state, nowMs).map((one) => [one.id, one.title]));
  const likely = commands.filter((one) => one.allowed && one.meets.length > 0);
  const others = commands.filter((one) => one.allowed && one.meets.length === 0);
  const refused = commands.filter((one) => !one.allowed && one.refusal?.reason !== kind);
  return (
    <CasePage frame={frame} stored={stored} nowMs={nowMs} tab="record">
      {likely.length > 0 && <h2 class="h4">{recordWords.likely[lang]}</h2>}
      <ul class="nobullet-list tov-acts tov-acts--wide">
        {likely.map((act) => (
          <li>
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
      <h2 class="h4">{recordWords.others[lang]}</h2>
      {phaseGroups.map(({ title, names }) => {
        const list = others.filter((act) => names.has(act.name)).sort(byTitle(lang));
        if (list.length === 0) return null;
        return (
          <>
            <h3 class="h5">{title[lang]}</h3>
            <ul class="tov-link-columns">
              {list.map((act) => (
                <li>
                  <a href={formUrl(id, act.name)}>{act.title[lang]}</a>
                </li>
              ))}
            </ul>
          </>
        );
      })}
      {refused.length > 0 && (
        <details class="details">
          <summary class="details-summary">
            {recordWords.notNow[lang]} ({refused.length})
          </summary>
          <div class="details-text">
            <dl class="tov-data tov-data--wide">
              {[...refused].sort(byTitle(lang)).map((act) => (
                <div>
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
