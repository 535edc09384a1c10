import type { Language } from '../../api/language.ts';
import type { DeliveryRow } from '../../api/webhook-ports.ts';
import type { Endpoint } from '../../api/webhooks.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { shortId } from '../case-id.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { shortMoment } from '../text/dates.ts';
import { deliveryStates, endpointStates, webhookWords } from '../text/webhooks.ts';

interface Props {
  frame: Frame;
  endpoint: Endpoint;
  deliveries: readonly DeliveryRow[];
  refusal: Refusal | null;
}

/** One endpoint: how it stands, what it was told last, and what can be done about it. */
export const EndpointPage = ({ frame, endpoint, deliveries, refusal }: Props) => {
  const { lang } = frame;
  const { id, state, failures, blockedUntil } = endpoint;
  return (
    <Page frame={frame} title={webhookWords.one[lang]}>
      <BackLink href="/webhooks">{webhookWords.all[lang]}</BackLink>
      <h1>{webhookWords.one[lang]}</h1>
      {refusal && (
        <Alert lang={lang} variant="error" live heading={webhookWords.refused[lang]}>
          {refusal.message[lang]}
        </Alert>
      )}
      <p class="tov-told">{endpoint.url}</p>
      <p>
        {webhookWords.state[lang]}: {endpointStates[state][lang]}
      </p>
      {failures > 0 && (
        <Alert lang={lang} variant="warning">
          {webhookWords.rests[lang]} {shortMoment(blockedUntil.getTime(), lang)}.
        </Alert>
      )}
      <div class="tov-inline-form">
        <ActButton lang={lang} id={id} act="test" />
        <ActButton lang={lang} id={id} act={state === 'active' ? 'pause' : 'resume'} />
        <ActButton lang={lang} id={id} act="remove" />
      </div>
      <form method="post" action={`/webhooks/${id}/replay`} class="tov-inline-form">
        <CsrfField />
        <div class="form-group">
          <label class="form-label" for="from">
            {webhookWords.replay[lang]}
          </label>
          <input class="form-input" id="from" name="from" type="date" required />
        </div>
        <button type="submit" class="button button-secondary">
          {webhookWords.replayButton[lang]}
        </button>
      </form>
      <section aria-labelledby="last" class="tov-group">
        <h2 id="last" class="h3">
          {webhookWords.last[lang]}
        </h2>
        {deliveries.length === 0 ? (
          <p>{webhookWords.noCalls[lang]}</p>
        ) : (
          <DeliveryTable lang={lang} deliveries={deliveries} />
        )}
      </section>
    </Page>
  );
};

const ActButton = (props: { lang: Language; id: string; act: 'test' | 'pause' | 'resume' | 'remove' }) => (
  <form method="post" action={`/webhooks/${props.id}/${props.act}`}>
    <CsrfField />
    <button type="submit" class="button button-secondary tov-small-button">
      {webhookWords[props.act][props.lang]}
    </button>
  </form>
);

const DeliveryTable = ({ lang, deliveries }: { lang: Language; deliveries: readonly DeliveryRow[] }) => {
  const { when, type, case: of, state, attempts, answered } = webhookWords;
  return (
    <PlainTable
      caption={webhookWords.last[lang]}
      columns={[when, type, of, state, attempts, answered].map((one) => one[lang])}
    >
      {deliveries.map((row) => (
        <tr>
          <td data-title={when[lang]}>{shortMoment(row.recordedMs, lang)}</td>
          <td data-title={type[lang]}>{row.type}</td>
          <td data-title={of[lang]}>{row.caseId === null ? '–' : shortId(row.caseId)}</td>
          <td data-title={state[lang]}>{deliveryStates[row.state][lang]}</td>
          <td data-title={attempts[lang]}>{row.attempts}</td>
          <td data-title={answered[lang]}>{row.lastCode ?? '–'}</td>
        </tr>
      ))}
    </PlainTable>
  );
};
