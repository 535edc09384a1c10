import type { Language } from '../../api/language.ts';
import type { Phase } from '../../domain/obligations/phase.ts';
import type { Status } from '../../domain/obligations/status.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { Icon, type IconName } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { StatusMark } from '../layout/parts.tsx';
import { firstCaseWords, helpWords, pictureWords, shortcutWords, statusMeanings } from '../text/help.ts';
import { helpTasks } from '../text/help-tasks.ts';
import { phaseNames } from '../text/words.ts';
import { ShortcutTable } from './keys-dialog.tsx';

const icons: readonly IconName[] = ['edit', 'time', 'check'];
const phases: readonly Phase[] = ['referral', 'coordination', 'birth', 'follow-up'];

/** What the product does, how the ten tasks are done, what the marks mean, and the keys. */
export const HelpPage = ({ frame }: { frame: Frame }) => {
  const { lang } = frame;
  return (
    <Page frame={frame} title={helpWords.title[lang]}>
      <h1>{helpWords.title[lang]}</h1>
      <p class="font-lead">{helpWords.lead[lang]}</p>
      <nav aria-label={helpWords.contents[lang]} class="tov-help-contents">
        <ul class="nobullet-list">
          {frame.caller && (
            <li>
              <a href="/help/first-case">{firstCaseWords.title[lang]}</a>
            </li>
          )}
          {(['picture', 'tasks', 'marks', 'keyboard'] as const).map((part) => (
            <li>
              <a href={`#${part}`}>{helpWords[part][lang]}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Picture lang={lang} />
      <Tasks lang={lang} />
      <Marks lang={lang} />
      <Keyboard frame={frame} />
    </Page>
  );
};

const Picture = ({ lang }: { lang: Language }) => (
  <section aria-labelledby="picture">
    <h2 id="picture" class="h3">
      {helpWords.picture[lang]}
    </h2>
    <ol class="tov-picture">
      {pictureWords.steps.map(({ title, about }, i) => (
        <li>
          <Icon name={icons[i] ?? 'check'} />
          <strong>{title[lang]}</strong>
          <span>{about[lang]}</span>
        </li>
      ))}
    </ol>
    <p class="tov-picture-lead">{pictureWords.phases[lang]}</p>
    <ol class="tov-picture tov-picture--phases">
      {phases.map((phase) => (
        <li>
          <strong>{phaseNames[phase][lang]}</strong>
        </li>
      ))}
    </ol>
  </section>
);

const Tasks = ({ lang }: { lang: Language }) => (
  <section aria-labelledby="tasks">
    <h2 id="tasks" class="h3">
      {helpWords.tasks[lang]}
    </h2>
    {helpTasks.map(({ name, title, steps }) => (
      <section aria-labelledby={name} class="tov-help-task">
        <h3 id={name} class="h4">
          {title[lang]}
        </h3>
        <ol>
          {steps.map((step) => (
            <li>{step[lang]}</li>
          ))}
        </ol>
      </section>
    ))}
  </section>
);

const Marks = ({ lang }: { lang: Language }) => (
  <section aria-labelledby="marks">
    <h2 id="marks" class="h3">
      {helpWords.marks[lang]}
    </h2>
    <dl class="tov-data tov-data--wide">
      {(Object.keys(statusMeanings) as Status[]).map((status) => (
        <div>
          <dt>
            <StatusMark lang={lang} status={status} />
          </dt>
          <dd>{statusMeanings[status][lang]}</dd>
        </div>
      ))}
    </dl>
  </section>
);

const Keyboard = ({ frame: { lang, keys } }: { frame: Frame }) => (
  <section aria-labelledby="keyboard">
    <h2 id="keyboard" class="h3">
      {helpWords.keyboard[lang]}
    </h2>
    <p>
      {shortcutWords.lead[lang]} {shortcutWords.needsScripts[lang]}
    </p>
    <ShortcutTable lang={lang} />
    <form method="post" action="/help/keyboard" class="tov-keys-choice">
      <CsrfField />
      <p>{(keys ? shortcutWords.on : shortcutWords.off)[lang]}</p>
      <button type="submit" name="keys" value={keys ? 'off' : 'on'} class="button button-secondary">
        {(keys ? shortcutWords.turnOff : shortcutWords.turnOn)[lang]}
      </button>
    </form>
  </section>
);
