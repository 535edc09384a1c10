import type { AvailableCommand } from '../../api/available-commands.ts';
import type { Language } from '../../api/language.ts';
import type { StoredCase } from '../../api/ports.ts';
import { deadlinesOf } from '../../domain/obligations/deadline.ts';
import type { Text } from '../../domain/text.ts';
import { CasePage } from '../case/frame.tsx';
import { Icon } from '../layout/icon.tsx';
import type { Frame } from '../layout/page.tsx';
import { recordWords } from '../text/record.ts';
import { words } from '../text/words.ts';
import { formUrl } from './next-act.ts';

interface Props {
  frame: Frame;
  stored: StoredCase;
  nowMs: number;
  commands: readonly AvailableCommand[];
}

/** Everything that can be recorded: what the case waits for first, and for what cannot be, why not. */
export const RecordPage = ({ frame, stored, nowMs, commands }: Props) => {
  const { lang } = frame;
  const { id, kind } = stored.state;
  const titles = new Map(deadlinesOf(stored.state, nowMs).map((one) => [one.id, one.title]));
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
      <ul class="tov-link-columns">
        {[...others].sort(byTitle(lang)).map((act) => (
          <li>
            <a href={formUrl(id, act.name)}>{act.title[lang]}</a>
          </li>
        ))}
      </ul>
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

/** At most three names: an examination may meet a dozen. */
const namesOf = (ids: readonly string[], titles: ReadonlyMap<string, Text>, lang: Language): string => {
  const names = [...new Set(ids.map((id) => titles.get(id)?.[lang] ?? id))];
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} +${names.length - 3}`;
};

const byTitle =
  (lang: Language) =>
  (a: AvailableCommand, b: AvailableCommand): number =>
    a.title[lang].localeCompare(b.title[lang], lang);
