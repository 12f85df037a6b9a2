// What a page of Streamlit cannot do alone: a click on a marked word picks its card, the picked
// words and the picked card scroll into sight, a click on a card selects its words in the box to
// edit, and what is typed or pasted is checked after a pause. Without this script the page still works, with one more click for each of these.
// Half characters (lone surrogates) become U+FFFD, since no message to the server can hold them.

const PAUSE = 300; // milliseconds without a key, until what was typed is checked

const NARROW = 640; // pixels up to which columns stand below each other, as in page.css

let send = () => {};
let isListening = false;
let shown = null;
let words = [-1, -1]; // where the words of the shown card stand in the box to edit
let asked = null; // the card that was clicked last, until its words are selected in the box

export default function ({ data, setTriggerValue }) {
  send = (id) => setTriggerValue("picked", id);
  document.documentElement.lang = data.language === "zh" ? "zh-CN" : "en";
  if (!isListening) listen();
  isListening = true;
  document.documentElement.dataset.sopai = "ready";
  words = [data.start, data.end];
  if (asked && asked === data.picked) {
    asked = null;
    select(...words);
  }
  if (data.picked !== shown) {
    shown = data.picked;
    follow(shown, 200, 3);
  }
}

function listen() {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const card = event.target.closest("[class*='st-key-card-']")?.querySelector("[data-card]");
    if (event.target.closest("a, input, textarea")) return;
    const button = event.target.closest("button");
    if (button) {
      asked = button.closest("[class*='st-key-pick-']") ? card?.dataset.card : null;
      return;
    }
    const mark = event.target.closest("mark[data-finding]");
    const id = mark?.dataset.finding || card?.dataset.card;
    if (!id || !document.getSelection().isCollapsed) return;
    if (id === shown) return select(...words);
    asked = id;
    send(id);
  });
  document.addEventListener("input", (event) => makeWhole(event.target), { capture: true });
  let waiting = 0;
  document.addEventListener("input", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLTextAreaElement)) return;
    const isPasted = event.inputType === "insertFromPaste" || event.inputType === "insertFromDrop";
    const isPasteBox = box.closest("[class*='st-key-paste-']");
    const isEdited = box.closest("[class*='st-key-edit-'], [class*='st-key-words-'], [class*='st-key-draft-box-']");
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

// Selects the words of a finding in the box to edit, where there is one: nobody who types loses
// the cursor, since only a click on a card asks for it. On a phone the box is not beside the card,
// and would bring up the keyboard.
function select(start, end) {
  const box = document.querySelector("[class*='st-key-edit-'] textarea");
  if (!box || start < 0 || window.innerWidth <= NARROW) return;
  const far = box.value.length ? start / box.value.length : 0;
  box.focus({ preventScroll: true });
  box.setSelectionRange(start, end);
  box.scrollTop = Math.max(0, far * box.scrollHeight - box.clientHeight / 2);
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
