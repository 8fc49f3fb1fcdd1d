// A door is a plain link to another view. The dashboard is told of it as of the browser's own back button: so nothing is
// loaded anew, the address alone decides what is shown, and back and forward work. Without this script the links still
// lead there.
if (!window.claimlineDoors) {
  window.claimlineDoors = true;
  const push = window.history.pushState.bind(window.history);
  const path = (url) => new URL(url, window.location.href).pathname;

  // Whether a door or the browser's buttons led here, which have written the address already. The dashboard writes it
  // again when the page answers, and a page that answers late would then stand in the way of the one asked for since.
  let led = false;
  window.history.pushState = (state, title, url) => {
    if (!led || path(url) === window.location.pathname) push(state, title, url);
  };
  window.addEventListener("popstate", () => (led = true), true);
  document.addEventListener("click", () => (led = false), true);

  // The address of the view, into the clipboard where the browser lets us, and to be copied by hand anyhow.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cl-copy");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const told = document.querySelector(".cl-copied") ?? document.createElement("span");
    const words = document.createElement("span"), box = document.createElement("input");
    told.className = "cl-copied";
    words.setAttribute("role", "status");
    box.readOnly = true;
    box.value = link.href;
    box.setAttribute("aria-label", "Address of this view");
    told.replaceChildren(words, box);
    link.after(told);
    box.select();
    const here = ["localhost", "127.0.0.1", "[::1]"].includes(link.hostname) ? " (for this computer only)" : "";
    const byHand = () => (words.textContent = `Copy this address${here}:`);
    navigator.clipboard?.writeText(link.href).then(() => (words.textContent = `Copied${here}:`), byHand) ?? byHand();
  });

  document.addEventListener("click", (event) => {
    const door = event.target.closest("a.cl-door");
    const elsewhere = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!door || elsewhere) return;
    event.preventDefault();
    if (door.classList.contains("cl-back") && window.history.state?.door) {
      window.history.back();
      return;
    }
    const before = new URL(window.location.href), after = new URL(door.href);
    push({ door: true }, "", after);
    window.dispatchEvent(new PopStateEvent("popstate"));
    const other = ["report", "name"].some((key) => before.searchParams.get(key) !== after.searchParams.get(key));
    if (other || before.pathname !== after.pathname) {
      document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    }
  });

  // A list of filters is drawn anew after each choice, and the focus would be lost. Who chose by keyboard finds it on the
  // same filter again, until they go elsewhere.
  let follow = null;
  const goOn = () => {
    if (!follow || document.activeElement !== document.body) return;
    const again = [...document.querySelectorAll("[data-facet]")].find((item) => item.dataset.facet === follow);
    for (let list = again?.closest("details"); list; list = list.parentElement.closest("details")) list.open = true;
    again?.querySelector("a")?.focus();
  };
  document.addEventListener("click", (event) => {
    const byKeyboard = event.detail === 0;
    follow = (byKeyboard && event.target.closest("[data-facet] a.cl-door")?.closest("[data-facet]").dataset.facet) || null;
  }, true);
  document.addEventListener("keydown", (event) => event.key === "Tab" && (follow = null), true);
  document.addEventListener("pointerdown", () => (follow = null), true);
  new MutationObserver(goOn).observe(document.body, { childList: true, subtree: true });
}
