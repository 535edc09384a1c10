import type { Endpoint } from '../../api/webhooks.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { endpointStates, webhookWords } from '../text/webhooks.ts';

interface Props {
  frame: Frame;
  endpoints: readonly Endpoint[];
  /** Of an endpoint that was just added. */
  secret: string | null;
  refusal: Refusal | null;
  /** The address as it was written, shown again when it was refused. */
  url: string;
}

/** Where an organisation is told what happens, and a form for one more. */
export const EndpointsPage = ({ frame, endpoints, secret, refusal, url }: Props) => {
  const { lang } = frame;
  const { address, state, waiting, dead } = webhookWords;
  return (
    <Page frame={frame} title={webhookWords.title[lang]}>
      <h1>{webhookWords.title[lang]}</h1>
      <p class="font-lead">{webhookWords.lead[lang]}</p>
      {secret !== null && (
        <Alert lang={lang} variant="success" live heading={webhookWords.secret[lang]}>
          <p>
            <code class="tov-told">{secret}</code>
          </p>
          <p>{webhookWords.secretLead[lang]}</p>
        </Alert>
      )}
      <section aria-labelledby="endpoints" class="tov-group">
        <h2 id="endpoints" class="h3">
          {webhookWords.endpoints[lang]}
        </h2>
        {endpoints.length === 0 ? (
          <p>{webhookWords.none[lang]}</p>
        ) : (
          <PlainTable
            caption={webhookWords.endpoints[lang]}
            columns={[address, state, waiting, dead].map((one) => one[lang])}
          >
            {endpoints.map((one) => (
              <tr>
                <td data-title={address[lang]}>
                  <a href={`/webhooks/${one.id}`} class="tov-told">
                    {one.url}
                  </a>
                </td>
                <td data-title={state[lang]}>{endpointStates[one.state][lang]}</td>
                <td data-title={waiting[lang]}>{one.waiting}</td>
                <td data-title={dead[lang]}>{one.dead}</td>
              </tr>
            ))}
          </PlainTable>
        )}
      </section>
      <form method="post" action="/webhooks" class="tov-group">
        <CsrfField />
        <h2 class="h3">{webhookWords.add[lang]}</h2>
        <div class={refusal ? 'form-group form-error' : 'form-group'}>
          <label class="form-label" for="url">
            {webhookWords.address[lang]}
          </label>
          <span class="form-hint" id="url-hint">
            {webhookWords.addressHelp[lang]}
          </span>
          {refusal && (
            <span class="form-error-message" id="url-error">
              {refusal.message[lang]}
            </span>
          )}
          <input
            class="form-input"
            id="url"
            name="url"
            type="url"
            required
            maxlength={500}
            value={url}
            aria-describedby={refusal ? 'url-hint url-error' : 'url-hint'}
            {...(refusal ? { 'aria-invalid': 'true' } : {})}
          />
        </div>
        <button type="submit" class="button button-primary mt-4">
          {webhookWords.add[lang]}
        </button>
      </form>
    </Page>
  );
};
