import type { Hono } from 'hono';
import { mayKeepDirectory } from '../../api/directory.ts';
import { changeSendingHours } from '../../api/directory-changes.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import {
  boolean,
  choice,
  type Fields,
  integer,
  list,
  object,
  optional,
  shortText,
} from '../../domain/case/field.ts';
import { isJsonObject, type JsonObject } from '../../domain/json.ts';
import { defaultSendingHours, type SendingHours } from '../../domain/reach/sending-hours.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps } from '../page-call.ts';
import type { FormState } from '../record/form.tsx';
import { type Answers, nodesOf } from '../record/form-node.ts';
import { knownToAll } from '../record/known-options.ts';
import { directoryWords as said, weekdayNames } from '../text/directory.ts';
import { EntryPage } from './entry-page.tsx';
import { emptyForm, takeForm } from './take-form.ts';

const time = (label: { da: string; en: string }) =>
  shortText(label.da, label.en, { max: 5, help: said.timeHelp });

const fields: Fields = {
  spreadMinutes: integer(said.spread.da, said.spread.en, { max: 60, help: said.spreadHelp }),
  quiet: optional(
    list(
      said.quiet.da,
      said.quiet.en,
      object(said.span.da, said.span.en, {
        weekdays: list(said.weekdays.da, said.weekdays.en, choice('Dag', 'Day', weekdayNames), {
          min: 1,
          max: 7,
        }),
        from: time(said.from),
        until: time(said.until),
      }),
      { max: 3 },
    ),
  ),
  quietHolidays: boolean(said.quietHolidays.da, said.quietHolidays.en),
  quietDays: optional(
    list(said.quietDays.da, said.quietDays.en, shortText('Dag', 'Day', { max: 10 }), {
      help: said.quietDaysHelp,
    }),
  ),
};

const nodes = nodesOf(fields, knownToAll);

/** When an organisation wants to be written to: everybody sees it, leaders set it. */
export function mountSendingHours(
  app: Hono,
  deps: PageDeps,
  organisationOf: (call: PageCall) => string,
): void {
  const path = '/organisations/:organisation/sending-hours';

  app.get(path, async (c) => {
    const call = callOfPage(c, deps);
    const organisation = organisationOf(call);
    const own = await deps.ports.directory.hours(organisation);
    const answers = answersOf(own ?? defaultSendingHours);
    return c.html(page(call, organisation, emptyForm(nodes, call, answers), own === null));
  });

  app.post(path, async (c) => {
    const call = callOfPage(c, deps);
    const organisation = organisationOf(call);
    const taken = await takeForm(call, nodes, (data) =>
      changeSendingHours(lookerOf(call), organisation, hoursFrom(data)),
    );
    return taken.ok
      ? c.redirect(`/organisations/${organisation}/colleagues?saved=1`, 303)
      : c.html(page(call, organisation, taken.form, false), taken.status);
  });
}

const page = (call: PageCall, organisation: string, form: FormState, shipped: boolean) => {
  const { lang } = call;
  const title = `${said.hours[lang]}: ${scopeName(organisation)[lang]}`;
  const keeps = mayKeepDirectory(call.caller, organisation);
  return (
    <EntryPage
      frame={call.frame}
      organisation={organisation}
      title={title}
      action={`/organisations/${organisation}/sending-hours`}
      form={keeps ? form : null}
    >
      <p class="font-lead">{said.hoursLead[lang]}</p>
      {shipped && <p>{said.shipped[lang]}</p>}
      {!keeps && <Told lang={lang} answers={form.answers} />}
    </EntryPage>
  );
};

/** The same for those who may only read. */
const Told = ({ lang, answers }: { lang: Language; answers: Answers }) => (
  <dl class="tov-facts">
    <dt>{said.spread[lang]}</dt>
    <dd>{answers.spreadMinutes}</dd>
    {[0, 1, 2]
      .filter((i) => answers[`quiet.${i}.from`] !== undefined)
      .map((i) => (
        <>
          <dt>{said.quiet[lang]}</dt>
          <dd>
            {[answers[`quiet.${i}.weekdays`] ?? []]
              .flat()
              .map((day) => weekdayNames[day]?.[lang].toLowerCase())
              .join(', ')}{' '}
            {answers[`quiet.${i}.from`]}–{answers[`quiet.${i}.until`]}
          </dd>
        </>
      ))}
    <dt>{said.quietHolidays[lang]}</dt>
    <dd>{answers.quietHolidays === 'true' ? '✓' : '–'}</dd>
    <dt>{said.quietDays[lang]}</dt>
    <dd>{[answers.quietDays ?? []].flat().join(', ') || '–'}</dd>
  </dl>
);

function answersOf({ spreadMinutes, quiet, quietDays, quietHolidays }: SendingHours): Answers {
  return {
    spreadMinutes: String(spreadMinutes),
    quietHolidays: String(quietHolidays),
    quietDays: [...quietDays],
    ...Object.fromEntries(
      quiet.flatMap(({ weekdays, from, until }, i) => [
        [`quiet.${i}.weekdays`, weekdays.map(String)],
        [`quiet.${i}.from`, from],
        [`quiet.${i}.until`, until],
      ]),
    ),
  };
}

/** The form says weekdays as words of a list; the hours know them by number. */
const hoursFrom = ({ quiet = [], quietDays = [], ...rest }: JsonObject): JsonObject => ({
  ...rest,
  quietDays,
  quiet: (Array.isArray(quiet) ? quiet : [])
    .filter(isJsonObject)
    .map((span) => ({ ...span, weekdays: [span.weekdays ?? []].flat().map(Number) })),
});
