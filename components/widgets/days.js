// A day that is typed is taken as soon as it is whole, be it written year first or day first. The dashboard itself takes
// it only once the box is left; what is pasted it takes at once, so what was typed is handed to it as if it were pasted.
// Without this script a day is taken when the box is left.
if (!window.claimlineDays) {
  window.claimlineDays = true;
  const FIELD = '[data-testid="stDateInputField"]', DAY_FIRST = /^(\d\d?)[-./ ](\d\d?)[-./ ](\d{4})$/;
  // Milliseconds without a key after which a day is what was meant, and the years that a box takes.
  const PAUSE = 700, FIRST_YEAR = 1900, LAST_YEAR = 2100;
  const fieldOf = (event) => event.target.closest?.(FIELD);
  let typed = "", before = "", pause;

  const isDay = (day) => {
    const read = new Date(`${day}T00:00Z`);
    const year = read.getUTCFullYear();
    return !isNaN(read) && read.toISOString().startsWith(day) && year >= FIRST_YEAR && year <= LAST_YEAR;
  };
  // The day that a text written day first means, in the form that the boxes take; "" where it is none.
  const dayFirst = (text) => {
    const [, day, month, year] = DAY_FIRST.exec(text.trim()) ?? [];
    const said = year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
    return said && isDay(said) ? said : "";
  };
  const shown = (field) => {
    const part = (name) => field.querySelector(`[role="spinbutton"][data-type="${name}"]`)?.textContent ?? "";
    const said = `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
    return isDay(said) ? said : "";
  };
  const give = (field, day) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", day);
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    field.querySelector('[role="spinbutton"]').dispatchEvent(paste);
    before = day;
  };
  const take = (field) => {
    const day = dayFirst(typed) || shown(field);
    if (day && day !== before) give(field, day);
  };

  // A day that was typed before this script was there.
  const already = document.activeElement?.closest(FIELD);
  if (already) pause = setTimeout(take, PAUSE, already);

  document.addEventListener("focusin", (event) => {
    const field = fieldOf(event);
    if (!field || field.contains(event.relatedTarget)) return;
    [typed, before] = ["", shown(field)];
  });
  document.addEventListener("keydown", (event) => {
    const field = fieldOf(event);
    if (!field || event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift") return;
    clearTimeout(pause);
    typed = /^[-\d./ ]$/.test(event.key) ? typed + event.key : "";
    if (event.key === "Tab" || event.key === "Escape") return;  // the box is left, and takes the day itself
    pause = setTimeout(take, event.key === "Enter" || dayFirst(typed) ? 0 : PAUSE, field);
  }, true);
  document.addEventListener("paste", (event) => {
    const field = event.isTrusted && fieldOf(event), day = field && dayFirst(event.clipboardData.getData("text"));
    if (!day) return;
    event.preventDefault();
    event.stopPropagation();
    give(field, day);
  }, true);
}
