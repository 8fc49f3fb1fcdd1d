// A door is a plain link to another view. The dashboard is told as the browser's own back button tells it: so nothing is
// loaded anew, the address alone decides what is shown, and back and forward work. Without this, the link still leads there.
if (!window.claimlineDoors) {
  window.claimlineDoors = true;
  document.addEventListener("click", (event) => {
    const door = event.target.closest("a.cl-door");
    const elsewhere = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!door || elsewhere) return;
    event.preventDefault();
    const before = new URL(window.location.href), after = new URL(door.href);
    window.history.pushState({}, "", after);
    window.dispatchEvent(new PopStateEvent("popstate"));
    const other = ["report", "name"].some((key) => before.searchParams.get(key) !== after.searchParams.get(key));
    if (other || before.pathname !== after.pathname) {
      document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    }
  });
}
