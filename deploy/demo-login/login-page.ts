import { people } from './people.ts';

/** The page on which somebody says who they are. `again`: the password was wrong. */
export function loginPage(again: boolean): string {
  const choices = people
    .map(({ id, name, rights }) => `<option value="${id}">${name} (${rights.join(', ')})</option>`)
    .join('');
  return `<!doctype html>
<html lang="da">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Log ind – demo</title>
<body>
<h1>Log ind</h1>
<p>Alle her er opdigtede. Vælg, hvem du vil være, og skriv demoens kodeord.</p>
<p lang="en">Everybody here is invented. Choose who to be, and give the demo’s password.</p>
${again ? '<p role="alert">Kodeordet passer ikke.</p><p role="alert" lang="en">The password is wrong.</p>' : ''}
<form method="post">
<p><label>Person <select name="login">${choices}</select></label></p>
<p><label>Kodeord <input type="password" name="password" autocomplete="current-password" required autofocus></label></p>
<p><button>Log ind</button></p>
</form>
</body>
</html>
`;
}
