// Small comforts; every page works without them.
// Some versions of Chromium know this function, but not with the options that htmx gives it; without it htmx uses
// the parser that all of them know.
try {
  Document.parseHTMLUnsafe?.('', {});
} catch {
  Document.parseHTMLUnsafe = undefined;
}
// A form is sent once: a second press while the first is on its way would only make the user wait.
document.addEventListener('submit', (event) => {
  const form = event.target;
  // Not `form.method`: a question may be called that.
  if (!(form instanceof HTMLFormElement) || form.getAttribute('method') !== 'post') return;
  if (form.dataset.sent === 'yes') {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
});
// A list narrows to what is typed; without scripts a button does it.
for (const input of document.querySelectorAll('[data-narrows]')) {
  const within = document.querySelector(input.dataset.narrows);
  input.addEventListener('input', () => {
    const sought = input.value.toLowerCase().trim().split(/\s+/);
    for (const one of within.querySelectorAll('[data-finds]'))
      one.hidden = !sought.every((word) => one.dataset.finds.includes(word));
    for (const group of within.querySelectorAll('ul, details, h3, h2')) {
      const list = /^H/.test(group.tagName) ? group.nextElementSibling : group;
      if (!list?.querySelector('[data-finds]')) continue;
      group.hidden = !list.querySelector('[data-finds]:not([hidden])');
      if (group.tagName === 'DETAILS') group.open = input.value.trim() !== '';
    }
  });
}
// What is on its way is not written to the draft once more: the draft goes with what is sent.
document.addEventListener('htmx:before:request', (event) => {
  if (event.target instanceof Element && event.target.closest('form[data-sent]')) event.preventDefault();
});
// A draft that could not be kept is said where it would have been; the answers are still on the page.
const draftNotKept = (event) => {
  const state = event.target instanceof Element && event.target.querySelector('#draft-state');
  if (!state) return;
  event.preventDefault();
  state.textContent = state.dataset.failed;
};
document.addEventListener('htmx:error', draftNotKept);
document.addEventListener('htmx:after:request', (event) => {
  if ((event.detail?.ctx?.response?.status ?? 0) >= 400) draftNotKept(event);
});
// A page that comes back from the browser's memory may be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});
// After a refused form the list of errors is read first.
const errors = document.getElementById('error-summary');
if (errors) errors.focus();
// A quiet line when somebody else has changed the case. Only while the page is looked at: each open page holds a
// connection, and a browser has few.
const changed = document.querySelector('[data-case-changes]');
if (changed && 'EventSource' in window) {
  let events = null;
  const follow = () => {
    if (document.visibilityState === 'hidden' || !changed.hidden) {
      events?.close();
      events = null;
    } else if (!events) {
      events = new EventSource(`/v1/events?case=${changed.dataset.caseChanges}`);
      events.onmessage = ({ data }) => {
        const told = JSON.parse(data);
        if (told.type !== 'case-changed' || told.version <= Number(changed.dataset.version)) return;
        changed.hidden = false;
        follow();
      };
    }
  };
  document.addEventListener('visibilitychange', follow);
  window.addEventListener('pagehide', () => events?.close());
  follow();
}
