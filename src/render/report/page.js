
"use strict";
(() => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const list = one("#blocks"), why = one("#why"), reason = one("#reason"), count = one("#count");
  const blocks = all("li", list), filters = all("button[data-label]");
  const narrow = matchMedia("(max-width: 56rem)");
  const threshold = list.dataset.threshold;
  let chosen = null, isPinned = false;

  // What comes from the page goes into text nodes only.
  const make = (name, text, ...children) => {
    const node = document.createElement(name);
    if (text) node.textContent = text;
    node.append(...children);
    return node;
  };
  const row = (name, ...value) => [make("dt", name), make("dd", "", ...value)];

  function meter(chance) {
    const fill = make("span"), mark = make("em"), node = make("div", "", fill, mark);
    node.className = "meter";
    node.setAttribute("aria-hidden", "true");
    fill.style.width = chance * 100 + "%";
    if (threshold) mark.style.left = threshold * 100 + "%"; else mark.remove();
    return node;
  }

  function describe(block) {
    const data = block.dataset, rows = [];
    if (data.sure) {
      const said = make("small", "Chance that the label is right");
      rows.push(...row("Sure", `${Math.round(data.sure * 100)} %`, said));
    }
    if (data.chance) {
      const limit = threshold ? `, text from ${Math.round(threshold * 100)} %` : "";
      const said = make("small", `Chance of being text by the learned table${limit}`);
      rows.push(...row("Score", `${Math.round(data.chance * 100)} %`, meter(data.chance), said));
    }
    for (const line of (data.factors || "").split("\n").filter(Boolean)) {
      const [name, value, meaning] = line.split("\t");
      rows.push(...row(name, value, make("small", meaning)));
    }
    rows.push(...row("Mark-up", data.kind.replaceAll("-", " ")), ...row("Words", data.words));
    if (data.links) rows.push(...row("Links", data.links));
    if (data.time) rows.push(...row("Time", data.time));
    if (data.image) {
      const link = make("a", `Image ${Number(data.image) + 1}`);
      link.href = `#image-${data.image}`;
      rows.push(...row("Belongs to", link));
    }
    const title = make("h2", data.label), rule = make("p", "", make("code", data.reason));
    title.dataset.label = data.label;
    reason.replaceChildren(title, rule, make("p", data.why), make("dl", "", ...rows));
  }

  function choose(block) {
    if (block === chosen) return;
    if (chosen) { chosen.classList.remove("chosen"); chosen.tabIndex = -1; }
    chosen = block;
    block.classList.add("chosen");
    block.tabIndex = 0;
    describe(block);
    why.classList.add("open");
    document.body.classList.add("reading");
  }

  const shown = () => blocks.filter((block) => !block.hidden);

  function filter() {
    const labels = new Set(filters.filter((it) => it.getAttribute("aria-pressed") === "true").map((it) => it.dataset.label));
    for (const block of blocks) block.hidden = !labels.has(block.dataset.label);
    const left = shown();
    count.textContent = left.length === blocks.length ? `${blocks.length} blocks` : `${left.length} of ${blocks.length} blocks`;
    if (chosen && chosen.hidden) chosen.tabIndex = -1;
    if (left.length && !left.some((block) => block.tabIndex === 0)) left[0].tabIndex = 0;
  }

  for (const button of filters) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  for (const button of all("button[data-preset]")) {
    button.addEventListener("click", () => {
      const { preset } = button.dataset;
      for (const it of filters) {
        const isChaff = it.classList.contains("chaff");
        it.setAttribute("aria-pressed", String(preset === "all" || isChaff === (preset === "chaff")));
      }
      filter();
    });
  }

  list.addEventListener("focusin", (event) => {
    const block = event.target.closest("li");
    if (block) { isPinned = true; choose(block); }
  });
  list.addEventListener("focusout", () => { isPinned = false; });
  list.addEventListener("pointerover", (event) => {
    const block = event.target.closest("li");
    // Where the pane covers blocks, it comes for a click only; a finger only scrolls.
    if (block && !isPinned && event.pointerType === "mouse" && !narrow.matches) choose(block);
  });
  list.addEventListener("click", (event) => {
    const block = event.target.closest("li");
    if (block) block.focus({ preventScroll: true });
  });
  list.addEventListener("keydown", (event) => {
    const left = shown(), at = left.indexOf(document.activeElement);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, j: at + 1, k: at - 1, Home: 0, End: left.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = left[Math.min(Math.max(to, 0), left.length - 1)];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  });
  const close = () => {
    why.classList.remove("open");
    document.body.classList.remove("reading");
    if (chosen) { chosen.classList.remove("chosen"); chosen = null; }
  };
  one("#close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  filter();
})();
