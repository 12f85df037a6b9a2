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
    follow(shown, 200);
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
function follow(id, times) {
  if (!id || id !== shown || times === 0) return;
  const name = CSS.escape(id);
  const mark = document.querySelector(`mark[data-finding="${name}"]`);
  const card = document.querySelector(`.finding.picked[data-card="${name}"]`);
  const isReady = card && (!mark || mark.classList.contains("picked"));
  let isSettled = isReady;
  if (isReady) {
    const box = card.closest("[class*='st-key-card-']");
    if (mark && reveal(mark, mark.closest(".st-key-text-panel"))) isSettled = false;
    if (reveal(box, card.closest(".st-key-cards-panel"))) isSettled = false;
  }
  if (!isSettled) setTimeout(() => follow(id, times - 1), isReady ? 400 : 50);
}

// Scrolls the panel and never the page, so that nothing jumps under the reader's hand.
// Says whether it had to.
function reveal(element, panel) {
  if (!element || !panel || panel.scrollHeight <= panel.clientHeight) return false;
  const inner = element.getBoundingClientRect();
  const outer = panel.getBoundingClientRect();
  const isTall = inner.height > outer.height;
  const isVisible = inner.top >= outer.top - 1 && (isTall || inner.bottom <= outer.bottom + 1);
  const isAtEnd = panel.scrollTop + panel.clientHeight >= panel.scrollHeight - 1;
  if (isVisible || (isAtEnd && inner.top > outer.top)) return false;
  panel.scrollBy({ top: inner.top - outer.top - 40, behavior: "smooth" });
  return true;
}
