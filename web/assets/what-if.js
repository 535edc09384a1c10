// A slider moves the date beside it; the form around them then asks as for any other change. Dates are counted in UTC,
// where every day is as long as the next.
const DAY = 86_400_000;
const shifted = (zero, days) =>
  new Date(Date.parse(`${zero}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

for (const slider of document.querySelectorAll('input[data-moves]')) {
  const date = slider.form?.elements.namedItem(slider.dataset.moves);
  if (!date) continue;
  slider.hidden = false;
  slider.addEventListener('input', () => {
    const on = shifted(slider.dataset.zero, Number(slider.value));
    const time = date.value.slice(11) || '12:00';
    date.value = date.type === 'date' ? on : `${on}T${time}`;
    slider.setAttribute('aria-valuetext', on);
  });
  date.addEventListener('change', () => {
    const days = Math.round(
      (Date.parse(`${date.value.slice(0, 10)}T00:00:00Z`) - Date.parse(`${slider.dataset.zero}T00:00:00Z`)) /
        DAY,
    );
    if (!Number.isNaN(days)) slider.value = String(days);
  });
}
