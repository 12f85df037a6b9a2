// What a page of Streamlit cannot do alone: a click on a marked word picks its card, the picked
// words and the picked card scroll into sight, and what is typed or pasted is checked after a
// pause. Without this script the page still works, with one more click for each of these.
// Half characters (lone surrogates) become U+FFFD, since no message to the server can hold them.

const PAUSE = 500; // milliseconds without a key, until what was typed is checked

let send = () => {};
let isListening = false;
let shown = null;

export default function ({ data, setTriggerValue }) {
  send = (id) => setTriggerValue("picked", id);
  document.documentElement.lang = data.language === "zh" ? "zh-CN" : "en";
  if (!isListening) listen();
  isListening = true;
  document.documentElement.dataset.sopai = "ready";
  if (data.picked !== shown) {
    shown = data.picked;
    follow(shown, 200, 3);
  }
}

function listen() {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("button, a, input, textarea")) return;
    const mark = event.target.closest("mark[data-finding]");
    const card = event.target.closest("[class*='st-key-card-']")?.querySelector("[data-card]");
    const id = mark?.dataset.finding || card?.dataset.card;
    if (id && id !== shown) send(id);
  });
  document.addEventListener("input", (event) => makeWhole(event.target), { capture: true });
  let waiting = 0;
  document.addEventListener("input", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLTextAreaElement)) return;
    const isPasted = event.inputType === "insertFromPaste" || event.inputType === "insertFromDrop";
    const isPasteBox = box.closest("[class*='st-key-paste-']");
    const isEdited = box.closest("[class*='st-key-edit-'], [class*='st-key-words-']");
    if (!isEdited && !(isPasteBox && isPasted)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => commit(box), isPasted ? 50 : PAUSE);
  });
}

function makeWhole(box) {
  if (!(box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement)) return;
  const whole = box.value.toWellFormed?.() ?? box.value;
  if (whole === box.value || box.type === "file") return;
  const kind = Object.getPrototypeOf(box);
  Object.getOwnPropertyDescriptor(kind, "value").set.call(box, whole);
}

// Streamlit takes a text area's value when Ctrl+Enter is pressed in it.
function commit(box) {
  const press = { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true };
  box.dispatchEvent(new KeyboardEvent("keydown", { ...press, bubbles: true, cancelable: true }));
}

// The parts of the page arrive one by one, and a part that arrives late moves the others: look
// again until the picked words and the picked card stand in sight.
function follow(id, times, calm) {
  if (!id || id !== shown || times === 0) return;
  const name = CSS.escape(id);
  const mark = document.querySelector(`mark[data-finding="${name}"]`);
  const card = document.querySelector(`.finding.picked[data-card="${name}"]`);
  const isReady = card && (!mark || mark.classList.contains("picked"));
  let isCalm = isReady;
  if (isReady) {
    const box = card.closest("[class*='st-key-card-']");
    if (mark && reveal(mark, mark.closest(".st-key-text-panel"))) isCalm = false;
    if (reveal(box, card.closest(".st-key-cards-panel"))) isCalm = false;
  }
  const left = isCalm ? calm - 1 : 3;
  if (left > 0) setTimeout(() => follow(id, times - 1, left), isReady ? 400 : 50);
}

// Scrolls the panel, and the page only where no panel scrolls, so that nothing jumps.
// Says whether it had to.
function reveal(element, panel) {
  if (!element) return false;
  const inner = element.getBoundingClientRect();
  if (!panel || panel.scrollHeight <= panel.clientHeight) {
    if (inner.bottom > 0 && inner.top < window.innerHeight) return false;
    element.scrollIntoView({ block: "nearest" });
    return true;
  }
  const outer = panel.getBoundingClientRect();
  const isTall = inner.height > outer.height;
  const isVisible = inner.top >= outer.top - 1 && (isTall || inner.bottom <= outer.bottom + 1);
  const isAtEnd = panel.scrollTop + panel.clientHeight >= panel.scrollHeight - 1;
  if (isVisible || (isAtEnd && inner.top > outer.top)) return false;
  panel.scrollBy({ top: inner.top - outer.top - 40, behavior: "smooth" });
  return true;
}
