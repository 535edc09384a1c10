// Shortcuts, as the box with the id `keys` tells them. Off while somebody writes, and not loaded when turned off.
const box = document.getElementById('keys');
const rows = [...(box?.querySelectorAll('[data-keys]') ?? [])];
const known = new Map(rows.map((row) => [row.dataset.keys, row.dataset]));
let before = '';
let forget;

const isWriting = (one) =>
  one instanceof HTMLElement && (one.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(one.tagName));

/** From the link that has the focus to the next one of its kind, once round. */
function step(selector, by) {
  const links = [...document.querySelectorAll(selector)];
  // One link per row: the rest of a row is a press of Tab away.
  const firsts = links.filter((one) => one.closest('tr')?.querySelector('a') === one);
  const here = firsts.findIndex((one) => one.closest('tr')?.contains(document.activeElement));
  firsts[(here < 0 && by < 0 ? firsts.length - 1 : here + by + firsts.length) % firsts.length]?.focus();
}

function act({ keys, href, to, follow }) {
  if (keys === '?') box.showModal();
  else if (keys === 'j' || keys === 'k') step(to, keys === 'j' ? 1 : -1);
  else {
    const found = to ? document.querySelector(to) : null;
    if (found && follow !== undefined) found.click();
    else if (found) found.focus();
    else if (href) window.location.assign(href);
  }
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target)) return;
  if (box?.open || event.key.length !== 1) return;
  const pressed = before === '' ? event.key : `${before} ${event.key}`;
  clearTimeout(forget);
  before = '';
  const found = known.get(pressed);
  if (found) {
    event.preventDefault();
    act(found);
  } else if ([...known.keys()].some((keys) => keys.startsWith(`${event.key} `))) {
    before = event.key;
    forget = setTimeout(() => {
      before = '';
    }, 1500);
  }
});
