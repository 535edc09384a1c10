import { html } from 'hono/html';

/** The one page of the codec server: who is logged in, or where to show the token. */
export const loginPage = (who: string | null, wrong: boolean) => html`<!doctype html>
<html lang="da">
<head><meta charset="utf-8"><title>Tovholder: afkodning / decoding</title></head>
<body>
<h1>Afkodning for Temporals brugerflade</h1>
<p lang="en">Decoding for the Temporal UI</p>
${
  who === null
    ? html`${wrong ? html`<p role="alert">Nøgleordet passer ikke. <span lang="en">The token does not fit.</span></p>` : ''}
<form method="post" action="/login">
<label>Nøgleord / <span lang="en">token</span> <input name="token" type="password" autocomplete="off" required></label>
<button>Log ind / <span lang="en">log in</span></button>
</form>`
    : html`<p>Logget ind som ${who}. Hver afkodning skrives i loggen.</p>
<p lang="en">Logged in as ${who}. Every decoding is written to the log.</p>`
}
</body>
</html>`;
